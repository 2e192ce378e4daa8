import { householdId } from '../../shared/base/area-code.ts';
import type { Claims } from '../../test/support/call.ts';
import { gridNo, idNo } from '../places.ts';
import { wordsNo } from './sentences.ts';

const KINDS = ['household-request', 'public-space', 'question'];

/** What the phone of a grid's worker sends. Every third names who asked, as people do at the door. */
export const reportNo = (n: number) => ({
  id: idNo('R', n),
  kind: KINDS[n % KINDS.length] ?? 'question',
  priority: n % 4 === 0 ? 'P3' : 'P2',
  subject: { type: 'household', id: householdId(gridNo(n), n % 1_000) },
  words: wordsNo(n),
  ...(n % 3 === 0
    ? { requester: { name: '卓玛草', phone: '0941 555 0123', language: 'bo', relation: 'self' } }
    : {}),
});

export const workerNo = (n: number): Claims => ({
  sub: `w-${gridNo(n)}`,
  doorstep_role: 'worker',
  doorstep_area: gridNo(n),
});
