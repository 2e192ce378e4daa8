import type { Instant } from '../../base/instant.ts';
import { type TakenStep, takenSteps } from '../../case/rules/taken-step.ts';
import { toEntry } from '../../case/store/case-item.ts';
import { entryKey } from '../../case/store/keys.ts';
import type { LiaisonsOf } from '../../link/store/liaisons.ts';
import { workHolders } from '../../link/store/work-holders.ts';
import { allOf, type Table } from '../../table/table.ts';
import { caseNotices } from '../rules/case-notices.ts';
import type { Notice } from '../rules/notice.ts';
import type { InboxStore } from '../store/inbox-store.ts';
import { enqueuedKey, noticeKey } from '../store/keys.ts';
import type { WayStore } from '../store/way-store.ts';

export interface NewsDesk {
  /** Tells everybody who has to know of a step of a case, once. */
  tell(caseId: string, version: number): Promise<void>;
  /** Tells what somebody should have been told of a case since a moment and was not; whether there was anything. */
  mend(caseId: string, since: Instant): Promise<boolean>;
}

interface Wired {
  readonly inbox: InboxStore;
  readonly ways: WayStore;
  readonly liaisonsOf: LiaisonsOf;
  now(): Instant;
}

/** The last version that a key can hold. */
const MOST_STEPS = 999_999;

const isTray = (address: string): boolean => address.includes(':');

export const newsDesk = (table: Table, { inbox, ways, liaisonsOf, now }: Wired): NewsDesk => {
  const holders = workHolders(table);

  const stepsOf = async (caseId: string, upTo = MOST_STEPS): Promise<TakenStep[]> => {
    const { pk, sk: from } = entryKey(caseId, 1);
    const entries = await allOf(table, { pk, from, upTo: entryKey(caseId, upTo).sk });
    return takenSteps(entries.map(toEntry));
  };

  /** Whoever stands in for the receiver on that day, if both come to the subject: only then may the deputy look. */
  const forDeputy = async (notice: Notice, subject: string): Promise<Notice[]> => {
    if (notice.kind !== 'case' || isTray(notice.to)) return [];
    const deputy = await holders.holderOf(notice.to, notice.day);
    if (deputy === undefined || deputy === notice.to) return [];
    const liaisons = await liaisonsOf(subject, notice.day);
    return [notice.to, deputy].every((one) => liaisons.includes(one)) ? [{ ...notice, to: deputy }] : [];
  };

  const noticesOf = async ({ it, entry }: TakenStep): Promise<Notice[]> => {
    const notices = caseNotices(it, entry);
    const copies = await Promise.all(notices.map((one) => forDeputy(one, it.subject.id)));
    return [...notices, ...copies.flat()];
  };

  /** Those of which an item is missing. */
  const without = async (
    notices: readonly Notice[],
    keyOf: (notice: Notice) => { pk: string; sk: string },
  ) => {
    const standing = await table.getMany(notices.map(keyOf));
    const known = new Set(standing.map(({ pk, sk }) => `${pk} ${sk}`));
    return notices.filter((one) => !known.has(`${keyOf(one).pk} ${keyOf(one).sk}`));
  };

  return {
    async tell(caseId, version) {
      const taken = (await stepsOf(caseId, version)).filter(({ entry }) => entry.version === version);
      for (const step of taken) for (const notice of await noticesOf(step)) await inbox.leave(notice);
    },
    async mend(caseId, since) {
      const steps = (await stepsOf(caseId)).filter(({ entry }) => entry.at >= since);
      const notices = (await Promise.all(steps.map(noticesOf))).flat();
      const unseen = await without(notices, ({ to, day, id }) => noticeKey(to, day, id));
      const unheard = await without(notices, ({ to, id }) => enqueuedKey(to, id));
      for (const notice of unseen) await inbox.leave(notice);
      for (const { to, id } of unheard) await ways.gather(to, { id, at: now() });
      return unseen.length + unheard.length > 0;
    },
  };
};
