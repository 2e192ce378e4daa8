import { parentOf, townshipOf } from '../base/area-code.ts';
import { gridOf, type HouseholdId } from '../base/household-id.ts';
import type { Day, Instant } from '../base/instant.ts';
import { type CampaignId, partsOfCampaign } from '../visit/rules/campaign-id.ts';

/** Every key of the table, and nowhere else. The questions they answer are in docs/access-patterns.md. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Sparse indexes: an item is in one only while it carries both attributes. */
export const indexes = {
  work: { pk: 'workPk', sk: 'workSk' },
  clock: { pk: 'clockPk', sk: 'clockSk' },
  area: { pk: 'areaPk', sk: 'areaSk' },
  subject: { pk: 'subjectPk', sk: 'subjectSk' },
} as const;
export type IndexName = keyof typeof indexes;

export const CLOCK_SHARDS = 8;
const TALLY_SLICES = 4;

/** Spreads ids evenly (FNV-1a); stable for ever, because stored keys depend on it. */
export const slot = (id: string, slots: number): number => {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return hash % slots;
};

const padded = (number: number, digits: number) => String(number).padStart(digits, '0');
const pad = (version: number) => padded(version, 6);

interface TaskKey {
  readonly origin: string;
  readonly household: HouseholdId;
}

export const keys = {
  case: (id: string): Key => ({ pk: `CASE#${id}`, sk: 'CASE' }),
  entry: (id: string, version: number): Key => ({ pk: `CASE#${id}`, sk: `ENTRY#${pad(version)}` }),
  household: (id: HouseholdId): Key => ({ pk: `GRID#${gridOf(id)}`, sk: `HH#${id}` }),
  area: (code: string): Key => ({ pk: `AREA#${parentOf(code) ?? 'TOP'}`, sk: `AREA#${code}` }),
  worker: (id: string): Key => ({ pk: `WORKER#${id}`, sk: 'WORKER' }),
  link: (subject: string, from: Day, worker: string): Key => ({
    pk: `SUBJECT#${subject}`,
    sk: `LINK#${from}#${worker}`,
  }),
  deputy: (worker: string, from: Day, deputy: string): Key => ({
    pk: `WORKER#${worker}`,
    sk: `DEPUTY#${from}#${deputy}`,
  }),
  /** That a worker makes visits of an origin in a grid in place of the liaisons there. */
  help: (worker: string, origin: string, grid: string): Key => ({
    pk: lists.helpBy(worker),
    sk: `HELP#${origin}#${grid}`,
  }),
  /** Who made what with a client's id, where the record itself has another number. */
  receipt: (id: string): Key => ({ pk: `RECEIPT#${id}`, sk: 'RECEIPT' }),
  serviceReceipt: (id: string): Key => ({ pk: `RECEIPT#${id}`, sk: 'SERVICE' }),
  handOver: (id: string): Key => ({ pk: `HANDOVER#${id}`, sk: 'HANDOVER' }),
  handOverCounts: (id: string): Key => ({ pk: `HANDOVER#${id}`, sk: 'COUNTS' }),
  areaMove: (id: string): Key => ({ pk: `MOVE#${id}`, sk: 'MOVE' }),
  areaMoveCounts: (id: string): Key => ({ pk: `MOVE#${id}`, sk: 'COUNTS' }),
  import: (id: string): Key => ({ pk: lists.chunksOfImport(id), sk: 'IMPORT' }),
  importChunk: (id: string, number: number): Key => ({
    pk: lists.chunksOfImport(id),
    sk: `CHUNK#${padded(number, 5)}`,
  }),
  /** Held while an import writes in a county. */
  lock: (county: string): Key => ({ pk: `LOCK#${county}`, sk: 'LOCK' }),
  tally: (grid: string, month: string, caseId: string): Key => ({
    pk: `TALLY#${grid}`,
    sk: `CASES#${month}#${slot(caseId, TALLY_SLICES)}`,
  }),
  /** How far an area is covered, among those of its parent. */
  coverage: (code: string): Key => ({ pk: `TALLY#${parentOf(code) ?? 'TOP'}`, sk: `COVERAGE#${code}` }),
  /** How far it was covered at the end of a day on which that was counted. */
  coverageOn: (code: string, day: Day): Key => ({ pk: `TALLY#${code}`, sk: `DAILY#${day}` }),
  task: ({ origin, household }: TaskKey): Key => ({
    pk: lists.tasksIn(gridOf(household)),
    sk: `${origin}#${household}`,
  }),
  ending: ({ origin, household }: TaskKey): Key => ({
    pk: lists.tasksIn(gridOf(household)),
    sk: `${origin}#${household}#DONE`,
  }),
  /** Beside the tasks, so that whoever reads those of a grid knows of every death there. */
  mute: (household: HouseholdId): Key => ({ pk: lists.tasksIn(gridOf(household)), sk: `MUTE#${household}` }),
  /** What was done for a subject, by day. */
  visit: (household: HouseholdId, day: Day, origin: string): Key => ({
    pk: lists.doneFor(household),
    sk: `VISIT#${day}#${origin}`,
  }),
  service: (subject: string, day: Day, id: string): Key => ({
    pk: lists.doneFor(subject),
    sk: `SERVICE#${day}#${id}`,
  }),
  /** What was done in a township and month, and what asked for it: `id` spreads the writes. */
  doneTally: (what: 'VISITS' | 'SERVICES' | 'TRIGGERS', area: string, month: string, id: string): Key => ({
    pk: `TALLY#${townshipOf(area)}`,
    sk: `${lists.doneIn(month)}${what}#${slot(id, TALLY_SLICES)}`,
  }),
  slip: (number: string): Key => ({ pk: `SLIP#${number}`, sk: 'SLIP' }),
  /** Requests of the open doors in a minute, by a group of sources too large to know anyone by. */
  knock: (group: string, minute: string): Key => ({ pk: `KNOCK#${group}`, sk: minute }),
  /** A calendar feed by the fingerprint of its token, and the token's place with its worker. */
  calendar: (fingerprint: string): Key => ({ pk: `CALENDAR#${fingerprint}`, sk: 'CALENDAR' }),
  calendarOf: (worker: string): Key => ({ pk: `WORKER#${worker}`, sk: 'CALENDAR' }),
  trigger: (id: string): Key => ({ pk: `TRIGGER#${id}`, sk: 'TRIGGER' }),
  /** What somebody said who wants to talk: for the one helper, and in no list. */
  worry: (id: string): Key => ({ pk: `TRIGGER#${id}`, sk: 'WORRY' }),
  localHoliday: (id: string): Key => ({ pk: `HOLIDAY#${id}`, sk: 'HOLIDAY' }),
  /** The place of a festival in its year: one for each area and name. */
  holidayPlace: (year: string, area: string, name: string): Key => ({
    pk: lists.holidaysOf(year),
    sk: `${area}#${name}`,
  }),
  campaign: (id: CampaignId): Key => ({ pk: lists.partsOfCampaign(id), sk: 'CAMPAIGN' }),
  /** The ledger: how far a chunk has come. */
  chunk: (id: CampaignId, number: number): Key => ({
    pk: lists.partsOfCampaign(id),
    sk: `CHUNK#${padded(number, 4)}`,
  }),
  /** A plan has a number of its own, so that one made anew cannot mix with the one before. */
  planChunk: (id: CampaignId, plan: number, number: number): Key => ({
    pk: lists.partsOfCampaign(id),
    sk: `PLAN#${pad(plan)}#${padded(number, 4)}`,
  }),
  areaPlan: (id: CampaignId, plan: number, area: string): Key => ({
    pk: lists.partsOfCampaign(id),
    sk: `AREA#${pad(plan)}#${area}`,
  }),
  loadPart: (id: CampaignId, plan: number, area: string, part: number): Key => ({
    pk: lists.partsOfCampaign(id),
    sk: `LOAD#${pad(plan)}#${area}#${padded(part, 3)}`,
  }),
  /** How many of its visits are over, however they ended. */
  visitsEnded: (id: CampaignId, household: HouseholdId): Key => ({
    pk: lists.partsOfCampaign(id),
    sk: `ENDED#${slot(household, TALLY_SLICES)}`,
  }),
  agenda: (origin: string, scope: string): Key => ({ pk: `AGENDA#${origin}`, sk: scope }),
  notice: (to: string, day: Day, id: string): Key => ({ pk: lists.inboxOf(to), sk: `${day}#${id}` }),
  rollup: (parent: string, child: string): Key => ({ pk: `TALLY#${parent}`, sk: `CASES-OF#${child}` }),
  followUp: (caseId: string, id: string): Key => ({ pk: `CASE#${caseId}`, sk: `FOLLOW-UP#${id}` }),
  way: (address: string, id: string): Key => ({ pk: lists.mailOf(address), sk: `WAY#${id}` }),
  mailHead: (address: string): Key => ({ pk: lists.mailOf(address), sk: 'HEAD' }),
  /** In the order of arrival. */
  arrival: (address: string, seq: number): Key => ({
    pk: lists.mailOf(address),
    sk: `OUT#${String(seq).padStart(16, '0')}`,
  }),
  /** That a notice has been given its place in that order. */
  arrived: (address: string, id: string): Key => ({ pk: lists.mailOf(address), sk: `ARRIVED#${id}` }),
  /** The key pair under which this deployment is known to push services. */
  pushKeys: (): Key => ({ pk: 'PUSH-KEYS', sk: 'PUSH-KEYS' }),
  bulletin: (): Key => ({ pk: 'BULLETIN', sk: 'BULLETIN' }),
  sweep: (job: string, startedAt: Instant): Key => ({ pk: `SWEEP#${job}`, sk: startedAt }),
  access: (subject: string, at: Instant, id: string): Key => ({ pk: `ACCESS#${subject}`, sk: `${at}#${id}` }),
} as const;

/** Partitions of the table that are read as lists. */
export const lists = {
  partsOfCampaign: (id: CampaignId) => {
    const { holiday, year } = partsOfCampaign(id);
    return `CAMPAIGN#${holiday}#${year}`;
  },
  holidaysOf: (year: number | string) => `HOLIDAYS#${year}`,
  doneFor: (subject: string) => `SUBJECT#${subject}`,
  inboxOf: (address: string) => `INBOX#${address}`,
  mailOf: (address: string) => `MAIL#${address}`,
  tasksIn: (grid: string) => `TASK#${grid}`,
  chunksOfImport: (id: string) => `IMPORT#${id}`,
  areasIn: (code: string) => `AREA#${code}`,
  householdsIn: (grid: string) => `GRID#${grid}`,
  talliesOf: (code: string) => `TALLY#${code}`,
  doneIn: (month: string) => `DONE#${month}#`,
  linksOn: (subject: string) => `SUBJECT#${subject}`,
  accesses: (subject: string) => `ACCESS#${subject}`,
  deputiesOf: (worker: string) => `WORKER#${worker}`,
  helpBy: (worker: string) => `WORKER#${worker}`,
} as const;
/** Partitions of the sparse indexes. */
export const partitions = {
  work: (assignee: string) => `WORK#${assignee}`,
  clock: (id: string) => `CLOCK#${slot(id, CLOCK_SHARDS)}`,
  clockShard: (shard: number) => `CLOCK#${shard}`,
  open: (township: string) => `OPEN#${township}`,
  ended: (township: string, month: string) => `ENDED#${township}#${month}`,
  subject: (id: string) => `SUBJECT#${id}`,
  /** Live links of a worker by subject, and those that have not begun. */
  linksOf: (worker: string) => `WORKER#${worker}`,
  plannedLinksOf: (worker: string) => `PLANNED#${worker}`,
  /** For whom a worker stands in, by the day on which that is over. */
  standingIn: (deputy: string) => `DEPUTY#${deputy}`,
  /** Visits to make that name a worker, by due day: few, and none of a campaign. */
  visitsNaming: (worker: string) => `VISITS#${worker}`,
  /** Days on which a link or a deputy begins or is over. */
  turning: (id: string) => `TURN#${slot(id, CLOCK_SHARDS)}`,
  turningShard: (shard: number) => `TURN#${shard}`,
  /** Agendas of visits by the moment at which somebody has to be reminded. */
  agenda: (id: string) => `AGENDA#${slot(id, CLOCK_SHARDS)}`,
  agendaShard: (shard: number) => `AGENDA#${shard}`,
  /** Work of many steps by the moment at which somebody has to see whether it was finished. */
  unfinished: () => 'UNFINISHED',
  /** Staff of a county, or of the prefecture's own offices, by area and id. */
  staff: (area: string) => `STAFF#${area.slice(0, 6)}`,
  formerStaff: (area: string) => `FORMER#${area.slice(0, 6)}`,
  toAsk: (township: string) => `TO-ASK#${township}`,
  orders: (area: string) => `ORDERS#${area}`,
  /** Notices that their reader has not seen. */
  unread: (address: string) => `UNREAD#${address}`,
  /** Ways of telling people by the moment of their next attempt. */
  mail: (wayId: string) => `MAIL#${slot(wayId, CLOCK_SHARDS)}`,
  mailShard: (shard: number) => `MAIL#${shard}`,
} as const;

/** How the keys begin of what others may hear of. The stream hands on nothing else: least of all 206,000 tasks. */
export const loudKeys = {
  case: { pk: 'CASE#', sk: 'CASE' },
  household: { pk: lists.householdsIn(''), sk: 'HH#' },
  /** An import has chunks too, of which nobody hears. */
  chunk: { pk: 'CAMPAIGN#', sk: 'CHUNK#' },
  notice: { pk: lists.inboxOf('') },
  worker: { pk: 'WORKER#', sk: 'WORKER' },
} as const satisfies Record<string, { readonly pk: string; readonly sk?: string }>;
