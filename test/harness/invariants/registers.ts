import { toArea } from '../../../shared/area/store/area-item.ts';
import { toHousehold } from '../../../shared/household/store/household-item.ts';
import { toLink } from '../../../shared/link/store/links.ts';
import type { Item } from '../../../shared/table/table.ts';

/** Whoever a record names as its liaison is joined with it by the one live link that there is. */
export const linkFaults = (items: readonly Item[]): string[] => {
  const live = items
    .filter(({ sk }) => sk.startsWith('LINK#'))
    .map(toLink)
    .filter(({ status }) => status === 'live');
  const liaisons = items.flatMap((item): [string, string | undefined][] => {
    if (item.sk.startsWith('HH#')) {
      const it = toHousehold(item);
      return it.status === 'present' ? [[it.id, it.liaison]] : [];
    }
    if (!item.sk.startsWith('AREA#') || !item.pk.startsWith('AREA#')) return [];
    const { code, liaison, retired } = toArea(item);
    return retired === undefined ? [[code, liaison]] : [];
  });
  return liaisons.flatMap(([subject, liaison]) => {
    const workers = live.filter((one) => one.subject.id === subject).map(({ worker }) => worker);
    const wanted = liaison === undefined ? [] : [liaison];
    return JSON.stringify(workers) === JSON.stringify(wanted)
      ? []
      : [`${subject}: names ${liaison}, linked with ${workers}`];
  });
};

/** Nobody is linked, now or later, with a number that stands for another one today. */
export const strandedLinkFaults = (items: readonly Item[]): string[] => {
  const moved = new Set(
    items.flatMap((item): string[] => {
      if (item.sk.startsWith('HH#')) return item['status'] === 'moved' ? [String(item['id'])] : [];
      return item.sk.startsWith('AREA#') && item['retired'] !== undefined ? [String(item['code'])] : [];
    }),
  );
  return items
    .filter(({ sk }) => sk.startsWith('LINK#'))
    .map(toLink)
    .filter(({ status, subject }) => status !== 'ended' && moved.has(subject.id))
    .map(
      ({ status, subject, worker }) =>
        `${subject.id}: it has moved, and ${worker} has a ${status} link there`,
    );
};

/** A receipt that gave a number stands for one household, and no household for two of them. */
export const receiptFaults = (items: readonly Item[]): string[] => {
  const receipts = items
    .filter(({ sk, step }) => sk === 'RECEIPT' && step === undefined)
    .map((item) => String(item['household']));
  const known = new Set(items.filter(({ sk }) => sk.startsWith('HH#')).map(({ sk }) => sk.slice(3)));
  return [
    ...receipts.filter((id) => !known.has(id)).map((id) => `${id}: a receipt without a household`),
    ...receipts.filter((id, n) => receipts.indexOf(id) !== n).map((id) => `${id}: two receipts`),
  ];
};
