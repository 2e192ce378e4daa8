import { describe, expect, it } from 'vitest';
import { gateFor } from '../../shared/data/gate.ts';
import { householdItem } from '../../shared/data/household-item.ts';
import { keys } from '../../shared/data/keys.ts';
import type { Table } from '../../shared/data/table.ts';
import { areaPath } from '../../shared/domain/area/area-code.ts';
import type { HouseholdId } from '../../shared/domain/area/household-id.ts';
import { PREFECTURE_CALENDAR } from '../../shared/domain/calendar/prefecture-calendar.ts';
import { VisitOutcome } from '../../shared/domain/visit/outcome.ts';
import { recordOutcome } from '../../shared/domain/visit/record-outcome.ts';
import { slipNumber } from '../../shared/domain/visit/slip-number.ts';
import { triggerRecord, visitsOf } from '../../shared/domain/visit/trigger-record.ts';
import { bothTables } from '../support/both-tables.ts';
import { GRID, hoursLater, MONDAY } from '../support/cases.ts';
import { shanghai } from '../support/clocks.ts';
import { testServices } from '../support/services.ts';
import { villageItems } from '../support/village.ts';
import { aHousehold, aTask, home } from '../support/visits.ts';

const TODAY = '2026-03-09';
const THURSDAY = shanghai('2026-03-12 09:05');
const NUMBER = slipNumber(new Uint8Array(17).fill(7));
const REQUEST = '01JQ0000000000000000000101';
const who = { id: 'w-zhuoma', role: 'worker', areaPath: areaPath(GRID) } as const;
const gate = gateFor(who, 'household.record');
const sent = { createdBy: who.id, digest: 'd' };

/** A visit that leaves everything that a visit can leave. */
const visited = VisitOutcome.parse({
  id: '01JQ0000000000000000000100',
  outcome: 'done',
  day: TODAY,
  given: [{ kind: 'matter-done', quantity: 1, people: 2 }],
  requests: [{ id: REQUEST, kind: 'household-request', words: 'The lane is washed out.' }],
  again: '2026-03-20',
});
const task = aTask();
const ended = (more: object = {}) => {
  const facts = { who, at: MONDAY, household: task.household, number: NUMBER, digest: () => 'd' };
  const ending = { origin: task.origin, household: task.household, sent: 's', digest: 'd', ...more };
  return { task, ending, recorded: recordOutcome(task, visited, facts), at: MONDAY };
};

const villageOn = async (fresh: () => Promise<Table>) => {
  const test = testServices(await fresh());
  await test.table.load(villageItems());
  await test.services.tasks.load([1, 2, 3].map((n) => aTask({ household: home(n) })));
  const doorsWith = async (day = TODAY) =>
    (await test.services.tasks.inGrid(GRID, day)).tasks
      .filter(({ task: { origin } }) => origin === task.origin)
      .map(({ household }) => household.id);
  return { ...test, doorsWith };
};

describe.each(bothTables())('the stores of visits $name', ({ fresh }) => {
  describe('tasks', () => {
    it('stay as they are however often they are written, and end once', async () => {
      const { services, doorsWith } = await villageOn(fresh);
      await services.outcomes.record(ended());
      await services.tasks.load([1, 2, 3].map((n) => aTask({ household: home(n) })));
      expect(await doorsWith()).toEqual([home(2), home(3)]);
      expect(await services.tasks.at(task)).toMatchObject({ over: true, quiet: false });
    });

    it('follow a household to its new number, and vanish on the day on which they expire', async () => {
      const { services, table, doorsWith } = await villageOn(fresh);
      const there: HouseholdId = home(9, '623027101203006');
      const { id, version, createdAt } = aHousehold(2);
      await table.load([
        householdItem({ ...aHousehold(2), id: there, formerly: [home(2)] }),
        householdItem({
          status: 'moved',
          id,
          version,
          createdAt,
          movedTo: there,
          movedOn: TODAY,
          reason: 'moved-house',
        }),
      ]);
      expect(await doorsWith()).toEqual([home(1), home(3)]);
      const book = await services.tasks.inGrid('623027101203006', TODAY);
      expect(book.tasks.map(({ household }) => household.id)).toEqual([there]);
      expect(await doorsWith(task.expiresOn)).toEqual([]);
    });
  });

  describe('outcomes', () => {
    it('leave visit, service, case, follow-up and slip in one transaction, once', async () => {
      const { services, table } = await villageOn(fresh);
      const answers = await Promise.all([1, 2, 3].map(() => services.outcomes.record(ended())));
      expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
      const { items } = await services.done.list([task.household], { limit: 50 }, gate);
      expect(items.map(({ type }) => type)).toEqual(['visit', 'service', 'case']);
      const followUp = answers[0]?.followUp?.origin ?? '';
      expect(await services.tasks.at({ ...task, origin: followUp })).toMatchObject({ over: false });
      const counter = await table.query({ pk: `TALLY#${GRID.slice(0, 9)}`, begins: 'DONE#2026-03#VISITS#' });
      expect(counter.items).toMatchObject([{ household: 1 }]);
    });

    it('refuse another outcome of the same visit, and the same id for another one', async () => {
      const { services, doorsWith } = await villageOn(fresh);
      await services.outcomes.record(ended());
      await expect(services.outcomes.record(ended({ sent: 't' }))).rejects.toMatchObject({
        kind: 'conflict',
      });
      await expect(services.outcomes.record(ended({ digest: 'e' }))).rejects.toMatchObject({
        kind: 'other-body',
      });
      expect(await doorsWith()).toHaveLength(2);
    });

    it('write nothing at all where one id in them is taken', async () => {
      const { services, table, doorsWith } = await villageOn(fresh);
      await table.load([{ ...keys.case(REQUEST), version: 1 }]);
      await expect(services.outcomes.record(ended())).rejects.toMatchObject({ kind: 'conflict' });
      expect(await doorsWith()).toHaveLength(3);
      expect((await table.query({ pk: `SUBJECT#${task.household}`, begins: 'VISIT#' })).items).toEqual([]);
    });
  });

  describe('what was done', () => {
    it('is told page by page, newest first, under every number of the household', async () => {
      const { services } = await villageOn(fresh);
      await services.outcomes.record(ended());
      const numbers = [home(9), task.household];
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await services.done.list(numbers, { limit: 1, cursor }, gate);
        seen.push(...page.items.map(({ type }) => type));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(['visit', 'service', 'case']);
      const first = await services.done.list(numbers, { limit: 1 }, gate);
      const other = gateFor({ ...who, id: 'w-other' }, 'household.record');
      await expect(
        services.done.list(numbers, { limit: 1, cursor: first.next }, other),
      ).rejects.toMatchObject({ kind: 'invalid' });
    });
  });

  describe('slips', () => {
    it('point to the cases and the follow-up as they stand now', async () => {
      const { services } = await villageOn(fresh);
      await services.outcomes.record(ended());
      const slip = await services.slips.open(NUMBER);
      expect(slip?.cases.map(({ id, status }) => [id, status])).toEqual([[REQUEST, 'reported']]);
      expect(slip?.followUp).toMatchObject({ over: false });
      expect(await services.slips.open(slipNumber(new Uint8Array(17).fill(8)))).toBeUndefined();
    });
  });

  describe('triggers', () => {
    const record = triggerRecord(
      { id: '01JT0000000000000000000001', kind: 'holiday', grid: GRID } as never,
      90,
      sent,
      MONDAY,
    );
    const tasks = Array.from({ length: 90 }, (_, n) => visitsOf(record, home(n), PREFECTURE_CALENDAR)).flat();

    it('put every visit of a large grid on the list, once, also when the first sending broke', async () => {
      const { services, table } = await villageOn(fresh);
      const count = () => table.count({ pk: `TASK#${GRID}`, begins: `${record.id}#` });
      const broken = { ...table, load: () => Promise.reject(new Error('killed')) };
      const half = testServices(broken).services.triggers;
      await expect(half.open({ record, tasks }, undefined)).rejects.toThrow('killed');
      expect(await count()).toBe(80);
      await services.triggers.again({ record, tasks }, sent);
      await services.triggers.open({ record, tasks }, undefined);
      expect(await count()).toBe(90);
      expect(await services.triggers.get(record.id)).toEqual(record);
      await expect(
        services.triggers.again({ record, tasks }, { ...sent, digest: 'e' }),
      ).rejects.toMatchObject({ kind: 'other-body' });
    });

    it('keep what somebody said for the helper alone, who must be in service', async () => {
      const { services } = await villageOn(fresh);
      const worry = { ...record, id: '01JT0000000000000000000002', helper: 'w-tashi' };
      await services.triggers.open({ record: worry, tasks: [] }, 'I cannot sleep.');
      expect(await services.triggers.worry(worry.id, 'w-tashi')).toBe('I cannot sleep.');
      expect(await services.triggers.worry(worry.id, 'w-zhuoma')).toBeUndefined();
      await expect(services.triggers.checkHelper('w-nobody')).rejects.toMatchObject({ kind: 'invalid' });
    });
  });

  describe('deaths', () => {
    const death = { id: '01JD0000000000000000000001', household: home(1), day: '2026-03-08' };

    it('mute what was planned and open one visit, also when three report at once', async () => {
      const { services, doorsWith, table } = await villageOn(fresh);
      const reports = [1, 2, 3].map((n) =>
        services.deaths.record({ ...death, id: `01JD000000000000000000000${n}` }, sent, MONDAY),
      );
      const mutes = await Promise.all(reports);
      expect(new Set(mutes.map((it) => JSON.stringify(it))).size).toBe(1);
      expect(await services.tasks.at(task)).toMatchObject({ quiet: true });
      expect(await doorsWith()).toHaveLength(3);
      expect(await table.count({ pk: `TASK#${GRID}`, begins: 'death-' })).toBe(1);
    });

    it('are a second one months later', async () => {
      const { services } = await villageOn(fresh);
      await services.deaths.record(death, sent, MONDAY);
      const later = { ...death, id: '01JD0000000000000000000009', day: '2026-09-01' };
      const at = shanghai('2026-09-02 10:00');
      expect(await services.deaths.record(later, sent, at)).toMatchObject({ version: 2, day: '2026-09-01' });
    });
  });

  describe('reminders', () => {
    const inboxOf = async ({ services }: Awaited<ReturnType<typeof villageOn>>, to: string) =>
      (await services.inbox.list(to, { limit: 50 })).items;

    it('are written once a day, however often and by how many they are', async () => {
      const test = await villageOn(fresh);
      const remind = () => test.services.reminders.remind(GRID, '2026-03-12', THURSDAY);
      await Promise.all([remind(), remind(), remind()]);
      await remind();
      expect(await inboxOf(test, 'w-zhuoma')).toMatchObject([{ kind: 'visits-due', soon: 3 }]);
    });

    it('leave a house out in which somebody died while they were being written', async () => {
      const test = await villageOn(fresh);
      const { table, services } = test;
      let died = false;
      const slow: Table = {
        ...table,
        write: async (writes) => {
          if (!died) {
            died = true;
            const death = { id: '01JD0000000000000000000001', household: home(1), day: '2026-03-11' };
            await services.deaths.record(death, sent, THURSDAY);
          }
          return table.write(writes);
        },
      };
      await testServices(slow).services.reminders.remind(GRID, '2026-03-12', THURSDAY);
      expect(await inboxOf(test, 'w-zhuoma')).toMatchObject([{ kind: 'visits-due', soon: 2 }]);
    });
  });

  describe('calendar feeds', () => {
    const feed = { worker: who.id, issuedAt: MONDAY };

    it('are found by the newest token alone, and by none after they were taken back', async () => {
      const { services } = await villageOn(fresh);
      const first = await services.calendars.issue(feed);
      const second = await services.calendars.issue({ ...feed, issuedAt: hoursLater(1) });
      expect(await services.calendars.find(first)).toBeUndefined();
      expect(await services.calendars.find(second)).toEqual({ ...feed, issuedAt: hoursLater(1) });
      await services.calendars.revoke(who.id);
      await services.calendars.revoke(who.id);
      expect(await services.calendars.find(second)).toBeUndefined();
    });

    it('have one token when two are asked for at once', async () => {
      const { services } = await villageOn(fresh);
      const asked = await Promise.allSettled([1, 2, 3].map(() => services.calendars.issue(feed)));
      const tokens = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const found = await Promise.all(tokens.map((token) => services.calendars.find(token)));
      expect(found.filter((one) => one !== undefined)).toHaveLength(1);
    });
  });
});
