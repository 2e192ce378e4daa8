/**
 * Texts that we write ourselves, or that name a thing and not a person: the property, and the schemas in which it does,
 * or the file of a schema that is not exported. A star where the name alone tells.
 */
export const ourTexts: Readonly<Record<string, readonly string[]>> = {
  /** What is to be made of a fund's money. */
  makes: ['NewFund', 'Fund', 'FundView'],
  // Numbers, codes and fingerprints.
  id: ['*'],
  subject: [
    'CaseChanged',
    'HouseholdChanged',
    'ChunkCalled',
    'NoticeLeft',
    'WorkerChanged',
    'RegisterImported',
  ],
  area: ['*'],
  areaPath: ['*'],
  /** Cells of a table before they are believed. */
  grid: ['HouseholdCells'],
  no: ['HouseholdCells'],
  unit: ['WorkerCells'],
  code: ['AreaCells', 'RowResult', 'OutcomePart'],
  sha256: ['Entry', 'POST /cases/{caseId}/attachments/{attachmentId}/keep answers'],
  assumed: ['ImportChunk'],
  /** Numbers of households and days, packed. */
  text: ['PlanChunk', 'GET /households/{householdId}/slips/{number} answers'],
  number: ['*'],
  notice: ['NoticeLeft'],
  digest: ['*'],
  sent: ['*'],
  also: ['ReminderStop'],
  corrects: ['*'],
  key: ['Entry'],
  version: ['EscalationRules', 'RulesView', 'GET /rules answers'],
  /** The law or document behind a limit, from the catalogue. */
  sourceInWords: ['RulesView'],
  rules: ['*'],
  rule: ['DeadlineView', 'HolidayLine'],
  /** What a slip says is written by us: the kind of each request, who works on it, until when. */
  what: ['SlipLine'],
  /** Marks of whom somebody has read, from which nobody is found. */
  marks: ['ReadingBudget'],
  svg: ['GET /households/{householdId}/slips/{number} answers'],
  /** Of a part of an outcome: where it stands in the request, and what to do about it. */
  pointer: ['OutcomePart'],
  detail: ['OutcomePart'],
  /** A secret address of one's own. */
  path: ['POST /me/calendar answers'],
  /** As it is printed on the paper that stays at the door. */
  slip: ['POST /tasks/{origin}/{householdId}/outcome answers'],
  cursor: ['*'],
  next: ['*'],
  // States, roles and purposes: words of ours, left open in answers and events so that one can be added.
  status: ['*'],
  before: ['CaseChanged'],
  stage: ['*'],
  state: ['*'],
  step: ['*'],
  role: ['*'],
  purpose: ['Access', 'Copy'],
  /** Of a row about somebody new: numbers of households of the grid. */
  likely: ['RowResult'],
  households: ['FinishedChunk'],
  /** Of a refused row: which column, and what to do about it, never what stood there. */
  field: ['RowResult'],
  reason: ['CampaignView', 'RowResult'],
  contentType: ['*'],
  // Days and months of answers.
  asOf: ['*'],
  on: ['*'],
  from: ['*'],
  to: ['*'],
  until: ['*'],
  days: ['*'],
  openedAt: ['*'],
  publishedAt: ['*'],
  completedAt: ['*'],
  cancelledAt: ['*'],
  month: ['*'],
  months: ['*'],
  // Names of places and festivals, notices of the state, and explanations by the rules.
  name: [
    // Of funds, and of organisations that give.
    'Giver',
    'NewFund',
    'Fund',
    'FundView',
    'functions/http/money/list-funds.ts',
    'GET /funds answers',
    'AreaCells',
    'Area',
    'NewArea',
    'AreaName',
    'AreaView',
    'LocalHoliday',
    'NewLocalHoliday',
    'shared/calendar/rules/local-holiday.ts',
    'UnitCells',
    'shared/register-import/rules/rows.ts',
  ],
  /** Of an office: what stands on its door, and the kinds of work that it takes. */
  nameBo: ['UnitCells', 'shared/register-import/rules/rows.ts'],
  nameEn: ['UnitCells', 'shared/register-import/rules/rows.ts'],
  sort: ['UnitCells'],
  takesPart: ['UnitCells', 'shared/register-import/rules/rows.ts'],
  handles: ['UnitCells', 'shared/register-import/rules/rows.ts'],
  officeNumber: ['*'],
  title: ['CalendarYear'],
  source: ['Overlay', 'DeadlineView'],
  words: ['DeadlineView'],
  why: ['DeadlineView'],
  summary: ['DeadlineView'],
  'zh-CN': ['*'],
  bo: ['*'],
  en: ['*'],
  // Keys of machines, and the path of a case.
  secret: ['Channel', 'ChannelView'],
  publicKey: ['*'],
  link: ['*'],
  privateKey: ['shared/notification/store/push-keys.ts'],
  fingerprint: ['shared/visit/store/calendar-store.ts'],
  // Keys and numbers in what no module exports: the frame of an item, a cursor, the control record, a token.
  pk: ['shared/table/item.ts', 'shared/table/cursor.ts'],
  sk: ['shared/table/item.ts', 'shared/table/cursor.ts'],
  of: ['shared/table/cursor.ts'],
  withdrawn: ['shared/access/store/control-record.ts'],
  retired: ['shared/access/store/control-record.ts'],
  campaigns: ['shared/access/store/control-record.ts'],
  doorstep_role: ['shared/http/router.ts'],
  scope: ['shared/http/router.ts'],
  // What the operator sets.
  TABLE_NAME: ['shared/runtime/environment.ts'],
  BUS_NAME: ['shared/runtime/environment.ts'],
  AWS_REGION: ['shared/runtime/environment.ts', 'shared/runtime/message-environment.ts'],
  WEBHOOK_HOSTS: ['shared/runtime/message-environment.ts'],
  MAIL_LOGIN: ['shared/runtime/message-environment.ts'],
  // The form for S3, which is about a file.
  url: ['POST /cases/{caseId}/attachments answers'],
  fields: ['POST /cases/{caseId}/attachments answers', 'RowResult', 'FinishedChunk'],
};
