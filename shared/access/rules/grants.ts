import type { Role } from '../../base/role.ts';
import type { Condition } from './condition.ts';

type Grants = Readonly<Record<string, Readonly<Partial<Record<Role, readonly Condition[]>>>>>;

const staffNearby = { worker: ['in-area', 'linked'], supervisor: ['near'] } as const;
const overseers = { supervisor: ['in-area'] } as const;
const everybody = {
  worker: ['in-area'],
  handler: ['in-area'],
  supervisor: ['in-area'],
  registrar: ['in-area'],
  'rights-desk': ['in-area'],
  auditor: ['in-area'],
} as const;
const deskWork = { handler: ['assigned'], worker: ['assigned'] } as const;

/** Who may do what, and under which condition. What is not written here is refused. */
export const grants = Object.freeze({
  'area.read': {
    worker: ['in-area', 'around-me'],
    handler: ['in-area', 'around-me'],
    supervisor: ['in-area', 'around-me'],
    registrar: ['in-area'],
  },
  'area.change': { registrar: ['in-area'] },
  'household.read': { ...staffNearby, registrar: ['in-area'] },
  'household.list': { ...staffNearby, registrar: ['in-area'] },
  'household.change': { registrar: ['in-area'] },
  'worker.read': { supervisor: ['in-area'], registrar: ['in-area'] },
  'worker.change': { registrar: ['in-area'] },
  'link.read': { ...staffNearby, registrar: ['in-area'] },
  'link.change': { supervisor: ['in-area'], registrar: ['in-area'] },
  'deputy.read': { worker: ['in-area'], supervisor: ['in-area'], registrar: ['in-area'] },
  'deputy.change': { supervisor: ['in-area'], registrar: ['in-area'] },
  'hand-over.change': { supervisor: ['in-area'], registrar: ['in-area'] },
  'coverage.read': { worker: ['in-area'], supervisor: ['in-area'], registrar: ['in-area'] },
  'coverage.names': { supervisor: ['near'], registrar: ['in-area'] },
  'import.change': { registrar: ['in-area'] },
  'case.report': { worker: ['in-area', 'linked'], handler: ['in-area'], supervisor: ['in-area'] },
  'case.list': { worker: ['in-area'], handler: ['in-area'], supervisor: ['in-area'] },
  'case.track': {
    worker: ['in-area', 'assigned', 'opener', 'linked'],
    handler: ['assigned', 'opener'],
    ...overseers,
  },
  'case.read': {
    worker: ['assigned', 'opener', 'linked'],
    handler: ['assigned', 'opener'],
    supervisor: ['near'],
  },
  'case.accept': overseers,
  'case.refuse': overseers,
  'case.assign': overseers,
  'case.return': deskWork,
  'case.handle': deskWork,
  'case.wait': deskWork,
  'case.ask-extension': deskWork,
  'case.decide-extension': overseers,
  'case.answer': deskWork,
  'case.verify': { worker: ['in-area', 'opener'], supervisor: ['near'] },
  'case.close': { supervisor: ['in-area'] },
  'case.reopen': { worker: ['in-area', 'opener'], supervisor: ['in-area'] },
  'case.note': { ...deskWork, supervisor: ['near'] },
  'case.attach': { worker: ['assigned', 'opener'], handler: ['assigned'], supervisor: ['near'] },
  'case.merge': { supervisor: ['near'] },
  'case.decide-address': overseers,
  'case.note-outcome': { worker: ['in-area', 'opener'], supervisor: ['near'] },
  'follow-up.ask': overseers,
  'follow-up.answer': { ...deskWork, ...overseers },
  'follow-up.judge': overseers,
  'follow-up.read': { ...deskWork, ...overseers },
  'follow-up.list': overseers,
  'board.read': { worker: ['in-area'], supervisor: ['in-area'], registrar: ['in-area'] },
  'done.read': overseers,
  'rules.simulate': { supervisor: ['whole-prefecture'], registrar: ['whole-prefecture'] },
  'trigger.make': { worker: ['in-area', 'linked'], handler: ['in-area'], supervisor: ['near'] },
  'service.enter': { worker: ['in-area', 'linked'], handler: ['in-area'], supervisor: ['near'] },
  'death.record': { worker: ['in-area', 'linked'], handler: ['in-area'], supervisor: ['near'] },
  'task.list': staffNearby,
  'task.read': staffNearby,
  'visit.record': staffNearby,
  'visit.slip': staffNearby,
  'household.record': staffNearby,
  'my-day.read': { worker: ['in-area'], supervisor: ['in-area'] },
  'my-calendar.change': { worker: ['in-area'], supervisor: ['in-area'] },
  /** Everybody may know of the campaign that they visit for; its load is for those who balance it. */
  'campaign.read': {
    worker: ['in-area', 'around-me'],
    handler: ['in-area', 'around-me'],
    supervisor: ['in-area', 'around-me'],
    registrar: ['in-area'],
  },
  'campaign.load': overseers,
  'campaign.publish': overseers,
  'campaign.cancel': overseers,
  'campaign.extend': overseers,
  /** Everybody may know of the days for which they visit; a locality sets its own, and nobody another's. */
  'holiday.read': {
    worker: ['in-area', 'around-me'],
    handler: ['in-area', 'around-me'],
    supervisor: ['in-area', 'around-me'],
    registrar: ['in-area'],
  },
  'holiday.change': { supervisor: ['own-area'] },
  /** Everybody has an inbox, and no way to name that of somebody else. */
  'inbox.read': everybody,
  'inbox.change': everybody,
  'way.change': everybody,
  'sweep.read': { supervisor: ['in-area'], registrar: ['in-area'], auditor: ['in-area'] },
  'access-log.read': { 'rights-desk': ['in-area'], auditor: ['in-area'] },
}) satisfies Grants;

export type Action = keyof typeof grants;
