import type { ProgrammeFacts } from '../base/programme-facts.ts';

/** What is known of the programme before any of its modules. Its subjects are to come, and nothing is recorded of it until then. */
export const site = { id: 'site', rows: [] } as const satisfies ProgrammeFacts;
