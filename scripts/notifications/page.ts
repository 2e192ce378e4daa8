import { CASE_RECEIVERS, type CaseRow } from '../../shared/notification/rules/case-receivers.ts';
import { markdownTable } from '../markdown-table.ts';
import { CONDITIONS, RECEIVERS } from './meanings.ts';
import { OTHER_RECEIVERS, type OtherRow } from './other-receivers.ts';

const caseRows = (): string[][] =>
  Object.entries(CASE_RECEIVERS).flatMap(([step, rows]: [string, readonly CaseRow[]]) =>
    rows.length === 0
      ? [[step, '-', '-', '-', '-']]
      : rows.map(({ to, about, when, act }) => [step, to, about, when ?? 'always', act ? 'acts' : 'knows']),
  );

/** docs/told.md: who is told of what. */
export const notificationsPage = (): string => `# Who is told of what

Written by \`npm run told\` from \`shared/notification/rules/case-receivers.ts\`, from which the notices
follow. \`every-step.test.ts\` and its neighbours in \`test/notification\` take every step and look into every inbox: whoever stands here is told, and nobody else.

- A notice holds the number of the case and the kind of notification: no name and no word of what was said.
- A person's part goes to whoever acts for them on that day: whoever they handed everything over to; while they are away
  their deputy as well; and where somebody left without either, the village.
- Whoever takes a step is not told of it.
- Of a safeguarding case only those are told who have to act.
- Of a P0 case every notice goes out at once, at any hour, by every channel.

## Steps of a case

${markdownTable(['Step', 'Who is told', 'As', 'When', 'Because they'], caseRows())}

## Receivers

${markdownTable(['Receiver', 'Who that is'], Object.entries(RECEIVERS))}

## Conditions

${markdownTable(['Condition', 'It holds when'], Object.entries(CONDITIONS))}

## What is no step of a case

${markdownTable(
  ['What happens', 'Who is told', 'As'],
  Object.entries(OTHER_RECEIVERS).flatMap(([event, rows]: [string, readonly OtherRow[]]) =>
    rows.length === 0 ? [[event, '-', '-']] : rows.map(({ to, as }) => [event, to, as]),
  ),
)}
`;
