import { someHousehold } from '../known.ts';
import { type Command, isDone, keyed } from '../operation.ts';
import * as people from '../people.ts';
import { recordOf } from './visit-commands.ts';

const contact: Command = {
  kind: 'contact',
  weight: 3,
  async make(draw, known) {
    const id = draw.ulid();
    const household = someHousehold(draw, known).id;
    const about = { subject: { type: 'household', id: household }, day: known.today() };
    const how = { mode: draw.of(['in-person', 'phone']) ?? 'phone', purpose: 'look-in' };
    const given = draw.isOneIn(2) ? [{ kind: 'matter-done' }] : [];
    return {
      request: {
        // A visitor may come to this door or not; an office of the county may ring at each.
        who: draw.of([people.office, people.office, ...people.visitors]) ?? people.office,
        method: 'POST',
        target: '/contacts',
        body: { id, ...about, ...how, given },
        headers: keyed(draw),
      },
      commutes: true,
      learn: (_, { contacts }) => void contacts.push({ id, household }),
      effect: async (read) =>
        (await recordOf(read, household)).filter((it) => it.type === 'contact' && it.contact.id === id)
          .length,
    };
  },
};

const contactTakenBack: Command = {
  kind: 'contact-taken-back',
  weight: 2,
  async make(draw, known) {
    const recorded = draw.of(known.contacts);
    if (recorded === undefined) return undefined;
    const { id, household } = recorded;
    return {
      request: {
        who: draw.of([people.office, people.chief]) ?? people.chief,
        method: 'POST',
        target: `/contacts/${id}/take-back`,
        body: { id: draw.ulid() },
        headers: keyed(draw),
      },
      effect: async (read, answer) => {
        if (!isDone(answer)) return undefined;
        const record = await recordOf(read, household);
        const itself = record.filter((it) => it.type === 'contact' && it.contact.id === id);
        return itself.filter((it) => it.contact.takenBack !== undefined).length;
      },
    };
  },
};

export const contactCommands: readonly Command[] = [contact, contactTakenBack];
