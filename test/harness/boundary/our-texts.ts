/**
 * Texts that we write ourselves, or that name a thing and not a person: the property, and the schemas in which it does.
 * A star where the name alone tells.
 */
export const ourTexts: Readonly<Record<string, readonly string[]>> = {
  // Numbers, codes and fingerprints.
  id: ['*'],
  subject: ['CaseChanged', 'HouseholdChanged', 'ChunkCalled', 'NoticeLeft', 'WorkerChanged'],
  area: ['*'],
  areaPath: ['*'],
  /** Cells of a table before they are believed. */
  grid: ['HouseholdCells'],
  no: ['HouseholdCells'],
  unit: ['WorkerCells'],
  code: ['AreaCells'],
  assumed: ['ImportChunk'],
  /** Numbers of households and days, packed. */
  text: ['PlanChunk', 'GET /households/{householdId}/slips/{number} answers'],
  number: ['*'],
  notice: ['NoticeLeft'],
  digest: ['*'],
  sent: ['*'],
  key: ['Entry'],
  version: ['EscalationRules'],
  rules: ['*'],
  rule: ['DeadlineView', 'HolidayLine'],
  /** What a slip says is written by us: the kind of each request, who works on it, until when. */
  what: ['SlipLine'],
  svg: ['GET /households/{householdId}/slips/{number} answers'],
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
  purpose: ['Access'],
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
  name: ['AreaCells', 'Area', 'NewArea', 'AreaName', 'AreaView', 'LocalHoliday', 'NewLocalHoliday'],
  title: ['CalendarYear'],
  source: ['Overlay', 'DeadlineView'],
  words: ['DeadlineView'],
  why: ['DeadlineView'],
  summary: ['DeadlineView'],
  'zh-CN': ['*'],
  en: ['*'],
  // Keys of machines, and the path of a case.
  secret: ['Channel', 'ChannelView'],
  publicKey: ['*'],
  link: ['*'],
  // The form for S3, which is about a file.
  url: ['POST /cases/{caseId}/attachments answers'],
  fields: ['POST /cases/{caseId}/attachments answers'],
};
