import { householdId } from '../../shared/base/area-code.ts';
import { printedSlip, slipNumber } from '../../shared/visit/rules/slip-number.ts';

/** Of no chance at all, so that nobody holds it. */
const EXAMPLE_SLIP = slipNumber(new Uint8Array(17));
const GRID = '623027101203005';

/** One value for each schema of the domain that a reader would otherwise have to guess. All people are invented. */
export const examples: Readonly<Record<string, unknown>> = {
  AreaCode: GRID,
  AssigneeId: 'unit:xh-roads',
  CaseArea: GRID,
  Day: '2026-03-10',
  FestivalArea: GRID.slice(0, 9),
  GridCode: GRID,
  HouseholdId: householdId(GRID, 17),
  Instant: '2026-03-10T01:00:00.000Z',
  Name: 'Zhuoma',
  Phone: '0941 555 0101',
  Place: 'Third house behind the mill',
  SlipNumber: EXAMPLE_SLIP,
  TypedSlipNumber: printedSlip(EXAMPLE_SLIP),
  NewLink: {
    subject: { type: 'household', id: householdId(GRID, 17) },
    worker: 'w-zhuoma',
    from: '2026-03-10',
    reason: 'assigned',
  },
  NewSubject: { type: 'recipient', id: 'r-01JQ0000000000000000000077', area: GRID.slice(0, 9) },
  NamedSubject: { type: 'household', id: householdId(GRID, 17) },
  Subject: { type: 'household', id: householdId(GRID, 17) },
  SubjectId: householdId(GRID, 17),
  Ulid: '01JQ0000000000000000000077',
  UnitId: 'xh-roads',
  ChannelTarget: { type: 'e-mail', mailbox: 'zhuoma@example.org', language: 'zh-CN' },
  Words: 'The lane behind the mill is washed out.',
  WorkerId: 'w-zhuoma',
};
