import { users } from '../../local/users.ts';
import { roles } from '../../shared/base/role.ts';

/** The demo's people of each role, and one who has no token. */
export const rolesToTry: ReadonlyMap<string, readonly string[]> = new Map([
  ...roles.map((role) => [role, users.filter((one) => one.role === role).map(({ user }) => user)] as const),
  ['nobody', []] as const,
]);
