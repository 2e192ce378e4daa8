import { areas } from '../../functions/http/areas.ts';
import type { Condition, Grant } from '../../shared/base/module-data.ts';
import { type Role, roles } from '../../shared/base/role.ts';
import { type Action, grants } from '../../shared/modules.ts';
import { markdownTable } from '../markdown-table.ts';

const meaning = {
  'in-area': 'the record lies in the area that the person answers for',
  near: 'the same, and the person answers for a township, a village or a grid: those who handle, not those who oversee',
  'whole-prefecture': 'the record lies in the prefecture, and the person answers for all of it',
  'own-area': "the record is about the person's own area, and not only about a part of it",
  linked:
    'the person, or whom they stand in for today, is the liaison of the household, or was asked by name for the visit',
  assigned: 'the case lies with the person or with their unit',
  opener: 'the person brought the case in',
  'around-me': "the area of the record contains the person's own",
  'rights-request':
    'somebody in the area asks for what is known about them, or the person is about to report that',
} as const satisfies Record<Condition, string>;

export const NOTHING = '-';

const conditionsOf = (action: Action, role: Role): string => {
  const grant: Grant = grants[action];
  return grant[role]?.join(' or ') ?? NOTHING;
};

const actions = Object.keys(grants).filter((name): name is Action => name in grants);

const routeRows = () =>
  areas.flatMap((area) =>
    area.access === 'open'
      ? area.routes.map(({ method, path }) => [area.name, `${method} ${path}`, 'open to anyone', ''])
      : area.routes.map(({ method, path, action }) => {
          const allowed = roles.filter((role) => conditionsOf(action, role) !== NOTHING);
          return [area.name, `${method} ${path}`, action, allowed.join(', ')];
        }),
  );

/** docs/permissions.md: the table that the service decides by, and the routes that ask it. */
export const permissionsPage = (): string => `# Who may do what

Written by \`npm run permissions\` from the grants in each \`shared/<module>/module.ts\`; a test visits every route as every role and
compares what it answers with this page. What does not stand here is refused: 403 where the role has no part in
it or the record is known to the person, 404 where they cannot see the record, as if it did not exist.

## Conditions

A cell below names the conditions under which an action is granted; any one of them is enough.

${markdownTable(['Condition', 'It holds when'], Object.entries(meaning))}

## Actions and roles

${markdownTable(
  ['Action', ...roles],
  actions.map((action) => [action, ...roles.map((role) => conditionsOf(action, role))]),
)}

## Routes

${markdownTable(['Area', 'Route', 'Action', 'Roles'], routeRows())}
`;
