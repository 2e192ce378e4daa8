import { deniedWords } from '../../shared/base/denied-words.ts';
import type { Grants } from '../../shared/base/module-data.ts';
import type { PersonalField } from '../../shared/base/personal-field.ts';
import { grants, personalFields } from '../../shared/modules.ts';
import { boundaryExceptions } from '../../shared/privacy/rules/boundary-exceptions.ts';
import { markdownTable } from '../markdown-table.ts';

const testbedOf = ({ basis }: PersonalField): string =>
  basis.kind === 'statutory-duty' ? `duty: ${basis.article}` : basis.kind.replace('-', ' ');

const granted: Grants = grants;
const rolesFor = (actions: readonly string[]): string =>
  [...new Set(actions.flatMap((action) => Object.keys(granted[action] ?? {})))].join(', ');

const readersOf = ({ readers, sensitivity }: PersonalField): string =>
  sensitivity === 'pseudonym' ? 'whoever sees the record' : rolesFor(readers);

const fields = () =>
  markdownTable(
    ['Field', 'What for', 'Ground', 'Sensitivity', 'Roles that may read it', 'Days kept', 'after'],
    Object.entries<PersonalField>(personalFields).map(([key, it]) => [
      key,
      it.purpose,
      testbedOf(it),
      it.sensitivity,
      readersOf(it),
      String(it.kept.days),
      it.kept.after,
    ]),
  );

const denied = () =>
  Object.entries(deniedWords)
    .map(([area, { latin, chinese, pinyin }]) => {
      const words = [...latin, ...chinese, ...pinyin].map((word) => `\`${word}\``);
      return `- ${area}: ${words.join(', ')}`;
    })
    .join('\n');

const exceptions = () =>
  markdownTable(
    ['Word', 'Where', 'Why it may stand there', 'Owner', 'Decided anew on'],
    boundaryExceptions.map((it) => [it.text, it.at, it.reason, it.owner, it.expiresOn]),
  );

/** docs/privacy.md: what is kept of people, why, how long and who reads it; and what is never kept. */
export const privacyPage = (): string => `# What is kept of people

Written by \`npm run privacy\` from the personal fields in each \`shared/<module>/module.ts\`; a test fails when page, register and schemas differ. PIPL is the
Personal Information Protection Law of the People's Republic of China.

The service holds work: requests, visits, deadlines and who answers for them. Of a person it holds what that work needs: whom
to ask for, how to reach them, where the door is, the language they want to be served in. It is a service and keeps no file
on anyone, so the list below is complete: a field that is not in it cannot be stored.

## Every field

${fields()}

A role reads a field only under the conditions in [permissions](permissions.md). Levels above the one that handles see counts,
stages, deadlines and what they themselves asked and were answered about the work. Numbers of households and of staff are kept
in many records; what they stand for is in the register alone.

## How a read becomes known

Every answer that can hold a field above, but for a mere number, first writes a line into the access log of the person it is
about: who, in which role, for what, when. If that line cannot be written, the request fails and shows nothing. A create is not
a read: it answers with what its sender has just sent. Which routes these are is not a list that somebody keeps: it follows
from the fields that their answers may hold, and a test reads through each of them. The log is kept for three years and is read through \`GET /households/{householdId}/access-log\`.

## Free text

Words are taken in requests, actions and answers only, at most 500 characters. They stand in the timeline of a case, or with the
helper whom somebody asked to talk to, and nowhere else: in no index, list, event, log line, cursor or error message. A test
lets an invented person live through a case and looks for her in all of these places.

## How long

Access log, slips, plans, reminders, certificates of sweeps and the state of visits expire by themselves. The days in the table
for households, cases, visits, services and staff are the rule that holds; **the job that deletes by it is not built yet**, and
neither are the key of its own for each free text and the rights desk's export and deletion. Until then an operator deletes on
request, and the table's customer key encrypts all of it.

## What is never kept

No place and no movement of a person, no belief, origin or opinion, no score or grade of a person, household or site, no biometric
feature, no list of who was present, no relatives elsewhere. The words below are held against every property, value, column, event
field, message key and label, by themselves and inside longer names; a star stands for any ending. A second test plants each of
them into copies of the schemas and sees it caught.

${denied()}

### Exceptions

${exceptions()}

An exception fails the test from its day on, and also once nothing needs it any more.
`;
