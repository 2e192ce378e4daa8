import { deniedWords } from '../../shared/base/denied-words.ts';
import type { Grants } from '../../shared/base/module-data.ts';
import type { PersonalField } from '../../shared/base/personal-field.ts';
import type { PersonalPlace } from '../../shared/base/personal-place.ts';
import { grants, personalFields, personalPlaces } from '../../shared/modules.ts';
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

const fateOf = ({ erased }: PersonalPlace): string => {
  if (erased === 'removed') return 'removed';
  if (erased === 'number-stays') return 'the number alone stays, so that nobody else is given it';
  if ('keptBy' in erased) return `blocked: kept for ${erased.keptBy}`;
  return `emptied: ${erased.emptied.join(', ')}; dropped: ${erased.dropped.join(', ')}`;
};

const places = () =>
  markdownTable(
    ['Where it lies', 'Fields', 'What erasing does'],
    personalPlaces.map((it) => [`\`${it.pk}\` / \`${it.sk}\``, it.holds.join(', '), fateOf(it)]),
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
from the fields that their answers may hold, and a test reads through each of them. The log is kept for three years and is read at the rights desk
through \`/households/{householdId}/access-log\`, \`/cases/{caseId}/access-log\` and \`/workers/{workerId}/access-log\`, by staff through \`/me/access-log\`.

## Free text

Words are taken in requests, actions and answers only, at most 500 characters. They stand in the timeline of a case, or with the
helper whom somebody asked to talk to, and nowhere else: in no index, list, event, log line, cursor or error message. A test
lets an invented person live through a case and looks for her in all of these places. Whoever writes one of the words below is warned, in Chinese and English, and
nothing is stored; there is no list of Tibetan words yet, so what is written in Tibetan is not checked.

## How long

Access log, slips, plans, reminders, certificates of sweeps, receipts of commands (30 days) and of rights requests (three years), and the
state of visits expire by themselves. By the days in the table a job deletes every night and leaves a certificate: words, requesters and files
of cases first, while the skeleton without a person stays for the figures; visits and services, each door once in four weeks; names and
telephone numbers of staff. The table's customer key encrypts all of it; there is no key of its own for each free text.

Who asks for it at a window needs no account: a copy, a correction, erasing, an objection, the end of a consent or an explanation, answered within 15
days or refused by a ground of law (\`/rights-requests\`). Erasing blocks the household at once and empties or removes, within minutes, everything in the
table below; what a law keeps stands there under a number that stands for nobody any more, and no route shows it. Its certificate holds counts.
What the service itself cannot reach runs out by itself: the change stream of the table keeps an image of each change for 24 hours, the bucket a file that was
deleted for seven days, and the table can be restored to a moment of the last 35 days; whoever restores it erases again
([deploying](deploy.md)).

${places()}

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
