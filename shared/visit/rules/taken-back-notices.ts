import { dayOf, type Instant } from '../../base/instant.ts';
import type { TakenBack } from '../../base/role.ts';
import type { Notice } from '../../notification/rules/notice.ts';

type TakenBackNotice = Extract<Notice, { kind: 'taken-back' }>;

interface Told {
  readonly what: TakenBackNotice['what'];
  readonly grid: string;
  readonly takenBack: TakenBack;
  readonly at: Instant;
}

/** What everybody hears who has to do with something that was taken back, but for whoever did it. */
export const takenBackNotices = (
  { what, grid, takenBack, at }: Told,
  concerned: readonly (string | undefined)[],
): TakenBackNotice[] =>
  [...new Set(concerned)]
    .filter((to) => to !== undefined && to !== takenBack.by)
    .map((to) => ({
      kind: 'taken-back',
      to: to ?? '',
      id: `taken-back#${takenBack.sent}`,
      at,
      day: dayOf(at),
      grid,
      what,
    }));
