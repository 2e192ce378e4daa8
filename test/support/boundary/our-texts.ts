/**
 * Texts that we write ourselves, or that name a thing and not a person: the property, and the schemas in which it does.
 * A star where the name alone tells.
 */
export const ourTexts: Readonly<Record<string, readonly string[]>> = {
  // Numbers, codes and fingerprints.
  id: [
    'CaseChanged',
    'HouseholdChanged',
    'NoticeLeft',
    'Notice',
    'Arrival',
    'POST /me/inbox/read body',
    'POST /cases/{caseId}/attachments answers',
  ],
  notice: ['NoticeLeft'],
  subject: ['CaseChanged', 'HouseholdChanged', 'NoticeLeft'],
  number: ['CalendarYear'],
  digest: ['*'],
  sent: ['*'],
  key: ['Entry'],
  version: ['LadderRules'],
  rules: ['*'],
  rule: ['DeadlineView'],
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
  job: ['Certificate'],
  contentType: ['*'],
  // Days and months of answers.
  asOf: ['*'],
  month: ['*'],
  months: ['*'],
  // Names of places and festivals, notices of the state, and explanations by the rules.
  name: ['Area', 'NewArea', 'AreaName', 'AreaView', 'LocalHoliday'],
  title: ['CalendarYear'],
  source: ['Overlay', 'DeadlineView'],
  words: ['DeadlineView'],
  why: ['DeadlineView'],
  summary: ['DeadlineView'],
  'zh-CN': ['*'],
  en: ['*'],
  // Keys of machines, and the path of a case.
  secret: ['Way', 'WayView'],
  publicKey: ['*'],
  link: ['*'],
  // The form for S3, which is about a file.
  url: ['POST /cases/{caseId}/attachments answers'],
  fields: ['POST /cases/{caseId}/attachments answers'],
};
