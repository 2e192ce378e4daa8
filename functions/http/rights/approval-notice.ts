import type { Approval } from '../../../shared/approval/rules/approval.ts';
import { gridOf } from '../../../shared/base/area-code.ts';
import { dayOf, type Instant } from '../../../shared/base/instant.ts';
import type { Notice } from '../../../shared/notification/rules/notice.ts';
import { householdsOf } from '../../../shared/programme/rules/subject.ts';

/** To the reader: that they may read, or may no more. One for each version of an approval. */
export const approvalNotice = (
  { subject, reader: to, version }: Approval,
  about: 'given' | 'ended',
  at: Instant,
): Notice[] =>
  householdsOf(subject).map((household) => ({
    kind: 'approval',
    about,
    id: `approval#${household}#${version}`,
    at,
    day: dayOf(at),
    to,
    grid: gridOf(household),
    household,
  }));
