import { beforeAll, describe, it } from 'vitest';
import { canaryWorld } from '../support/canary-world.ts';
import { wrongQuestions } from '../support/wrong-input/questions.ts';
import { wrongRegisters } from '../support/wrong-input/registers.ts';
import { wrongReports } from '../support/wrong-input/reports.ts';
import { wrongSteps } from '../support/wrong-input/steps.ts';
import { wrongVisits } from '../support/wrong-input/visits.ts';
import { expectRefused } from '../support/wrong-input/wrong.ts';

let world: Awaited<ReturnType<typeof canaryWorld>>;
beforeAll(async () => {
  world = await canaryWorld();
});

describe.each([
  { to: 'a report', table: wrongReports },
  { to: 'a step of a case', table: wrongSteps },
  { to: 'a question', table: wrongQuestions },
  { to: 'a visit', table: wrongVisits },
  { to: 'a register', table: wrongRegisters },
])('what nobody may send as $to is refused in words, and nothing is written', ({ table }) => {
  it.each(table)('$what', (one) => expectRefused(world, one));
});
