import type { Role } from './role.ts';

/** Under which an action is granted; what each asks of a record stands in `shared/access/rules/condition.ts`. */
export type Condition =
  | 'in-area'
  | 'near'
  | 'whole-prefecture'
  | 'own-area'
  | 'linked'
  | 'assigned'
  | 'opener'
  | 'around-me';

/** Who may do an action, and under which conditions; any one of them is enough. What is not written is refused. */
export type Grant = Readonly<Partial<Record<Role, readonly Condition[]>>>;
export type Grants = Readonly<Record<string, Grant>>;

/** Whoever handles what happens at the doors around them. */
export const staffNearby = {
  worker: ['in-area', 'linked'],
  supervisor: ['near'],
} as const satisfies Grant;
export const overseers = { supervisor: ['in-area'] } as const satisfies Grant;
