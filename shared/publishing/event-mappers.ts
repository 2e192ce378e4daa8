import * as z from 'zod/mini';
import { CaseChanged } from '../../events/contracts/case-changed.ts';
import type { ChunkCalled } from '../../events/contracts/chunk-called.ts';
import type { HouseholdChanged } from '../../events/contracts/household-changed.ts';
import type { NoticeLeft } from '../../events/contracts/notice-left.ts';
import type { RegisterImported } from '../../events/contracts/register-imported.ts';
import type { WorkerChanged } from '../../events/contracts/worker-changed.ts';
import { gridOf } from '../base/area-code.ts';
import { Ulid } from '../base/id.ts';
import { Instant } from '../base/instant.ts';
import { toChunk } from '../campaign/store/chunk-item.ts';
import { isImported } from '../household/store/household-item.ts';
import type { publishedKeys } from '../modules.ts';
import { urgencyOf } from '../notification/rules/notice.ts';
import { toNotice } from '../notification/store/inbox-store.ts';
import { toOutbox } from '../register-import/store/outbox-store.ts';
import type { Change } from '../table/stream-event.ts';
import type { Item } from '../table/table.ts';
import { toWorker } from '../worker/store/worker-item.ts';
import { publishedAs } from './published-as.ts';

const frame = (id: string, time: string) =>
  ({ specversion: '1.0', id, source: 'doorstep', time, datacontenttype: 'application/json' }) as const;

const { version, status, programme, kind, priority, area, rung } = CaseChanged.shape.data.shape;
/** Of a stored case what an event says: to read all of it would bring the rules of deadlines along. */
const CaseRecord = z.object({
  id: Ulid,
  version,
  status,
  programme,
  kind,
  priority,
  area,
  rung,
  overdueAt: z.optional(Instant),
});
type CaseRecord = z.infer<typeof CaseRecord>;

const caseChanged = (it: CaseRecord, before: CaseRecord | undefined, at: string): CaseChanged => ({
  ...frame(`${it.id}.${it.version}`, at),
  type: 'doorstep.case.changed.v1',
  subject: it.id,
  data: {
    caseId: it.id,
    version: it.version,
    status: it.status,
    before: before?.status,
    programme: it.programme,
    kind: it.kind,
    priority: it.priority,
    area: it.area,
    ...(before === undefined || before.area === it.area ? {} : { areaBefore: before.area }),
    rung: it.rung,
    overdue: it.overdueAt !== undefined,
  },
});

const householdChanged = (item: Item, at: string): HouseholdChanged => {
  const grid = gridOf(item.sk.slice('HH#'.length));
  const version = Number(item['version']);
  return {
    ...frame(`${item.sk}.${version}`, at),
    type: 'doorstep.household.changed.v1',
    subject: grid,
    data: { grid, version },
  };
};

const noticeLeft = (item: Item, at: string): NoticeLeft => {
  const notice = toNotice(item);
  const { to, id } = notice;
  return {
    ...frame(`${to}.${id}`, at),
    type: 'doorstep.notice.left.v1',
    subject: to,
    data: { to, notice: id, ...urgencyOf(notice) },
  };
};

/** Only a chunk that waits to be written; that somebody has it, or has written it, concerns the ledger alone. */
const chunkCalled = (item: Item, at: string): ChunkCalled | undefined => {
  const { status, campaign, plan, number, version } = toChunk(item);
  if (status !== 'called') return undefined;
  return {
    ...frame(`${campaign}.${number}.${version}`, at),
    type: 'doorstep.campaign.chunk-called.v1',
    subject: campaign,
    data: { campaign, plan, number },
  };
};

/** Only that somebody left or came back: what else the register holds of them concerns nobody. */
const workerChanged = ({ before, after, at }: Change): WorkerChanged | undefined => {
  if (before === undefined || after === undefined) return undefined;
  const { id, active, version } = toWorker(after);
  if (active === toWorker(before).active) return undefined;
  return {
    ...frame(`${id}.${version}`, at),
    type: 'doorstep.worker.changed.v1',
    subject: id,
    data: { worker: id, active, version },
  };
};

/** Once, when it is closed. Dated by the beginning of the sending: what is counted up to then lacks none of its rows. */
const registerImported = ({ before, after }: Change): RegisterImported | undefined => {
  if (before === undefined || after !== undefined) return undefined;
  const { import: id, number, sending, areas, openedAt } = toOutbox(before);
  return {
    ...frame(`${id}.${number}.${sending}`, openedAt),
    type: 'doorstep.register.imported.v1',
    subject: id,
    data: { areas },
  };
};

type Published = CaseChanged | HouseholdChanged | ChunkCalled | NoticeLeft | WorkerChanged | RegisterImported;
type EventMapper = (change: Change) => Published | undefined;

/** What a change of an item says, by the type of event that its keys stand for. */
const eventMappers = {
  'doorstep.case.changed.v1': ({ before, after, at }: Change) =>
    after?.sk === 'CASE'
      ? caseChanged(CaseRecord.parse(after), before && CaseRecord.parse(before), at)
      : undefined,
  'doorstep.household.changed.v1': ({ before, after, at }: Change) => {
    const item = after ?? before;
    return item === undefined || isImported(after) ? undefined : householdChanged(item, at);
  },
  'doorstep.campaign.chunk-called.v1': ({ after, at }: Change) => after && chunkCalled(after, at),
  'doorstep.notice.left.v1': ({ before, after, at }: Change) =>
    after && before === undefined ? noticeLeft(after, at) : undefined,
  'doorstep.worker.changed.v1': workerChanged,
  'doorstep.register.imported.v1': registerImported,
} satisfies Readonly<Record<keyof typeof publishedKeys, EventMapper>>;

const mapperOf: Readonly<Record<string, EventMapper>> = eventMappers;

/** What others may hear of a change: nothing, for most items; ids and counts for the rest. */
export const eventOf = (change: Change): Published | undefined => {
  const item = change.after ?? change.before;
  const type = item && publishedAs(item);
  return type === undefined ? undefined : mapperOf[type]?.(change);
};
