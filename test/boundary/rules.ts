/** Which test holds a rule of the boundary, and, where somebody has seen it red, by which fault. */
interface Held {
  readonly rule: number;
  readonly says: string;
  readonly file: string;
  readonly title: string;
  readonly seenRed?: string;
}

interface Waiting {
  readonly rule: number;
  readonly says: string;
  readonly waitsFor: string;
}

/** The fifteen rules of the boundary. A rule of several sentences has a line for each. */
export const held: readonly Held[] = [
  {
    rule: 1,
    says: 'closed schemas',
    file: 'test/privacy/closed-schemas.test.ts',
    title: 'through $method $path is closed',
    seenRed: 'a report that takes any name',
  },
  {
    rule: 1,
    says: 'the table of programme, subject and kind is closed',
    file: 'test/boundary/what-fits.test.ts',
    title: 'the pairs of programme, subject and kind of a case are those of the table',
    seenRed: 'a table that lets everything in',
  },
  {
    rule: 2,
    says: 'a register of personal fields',
    file: 'test/privacy/field-register.test.ts',
    title: 'knows every text that could be about a person',
    seenRed: 'an address that is not marked',
  },
  {
    rule: 3,
    says: 'what a person is',
    file: 'test/privacy/deny-list.test.ts',
    title: 'holds in every route, schema, contract, column, label and source',
    seenRed: 'every denied word planted in sixteen ways',
  },
  {
    rule: 4,
    says: 'a visit without clock time and without who declined',
    file: 'test/visit/not-wanted.test.ts',
    title: 'is to the byte what "not at home" is',
    seenRed: 'an answer that tells the two apart',
  },
  {
    rule: 5,
    says: 'no attendance of a household',
    file: 'test/boundary/what-fits.test.ts',
    title: 'is not recorded',
    seenRed: 'a table that lets everything in',
  },
  {
    rule: 6,
    says: 'the entry check stores nothing',
    file: 'test/boundary/entry-check.test.ts',
    title: 'P-g the entry check',
    seenRed: 'a check that finds nothing',
  },
  {
    rule: 6,
    says: 'free text stands in no key, event or log',
    file: 'test/privacy/canary.test.ts',
    title: 'is in no event, though every change was looked at',
    seenRed: 'an event with the name in it',
  },
  {
    rule: 7,
    says: 'a list shows what the item shows',
    file: 'test/boundary/lists-and-items.test.ts',
    title: 'is what the item itself would show',
    seenRed: 'lists that ask no gate',
  },
  {
    rule: 7,
    says: 'out of scope and not existing answer alike',
    file: 'test/attack/scope.test.ts',
    title: 'A01, A02 a case of somebody else',
    seenRed: 'a refusal instead of nothing there',
  },
  {
    rule: 7,
    says: 'nobody gives themselves access',
    file: 'test/boundary/own-access.test.ts',
    title: 'makes nobody the liaison of a household',
    seenRed: 'a link that does not ask who makes it',
  },
  {
    rule: 8,
    says: 'a record of a child needs an approval',
    file: 'test/attack/minors.test.ts',
    title: 'C05 what is known of a child',
    seenRed: 'a refusal that tells a county that there is something',
  },
  {
    rule: 8,
    says: 'an approval ends, and is told before',
    file: 'test/approval/ending-soon.test.ts',
    title: 'is told ten working days before',
    seenRed: 'a night without the look',
  },
  {
    rule: 9,
    says: 'an emergency opens one record, and is told',
    file: 'test/attack/break-glass.test.ts',
    title: 'P-f what was opened in an emergency',
    seenRed: 'a log without the reason',
  },
  {
    rule: 9,
    says: 'every read of a record is noted',
    file: 'test/privacy/access-log.test.ts',
    title: 'shows nothing when the access log cannot be written',
    seenRed: 'a reading that goes on without its line',
  },
  {
    rule: 9,
    says: 'whoever asked, and staff, can see who read theirs',
    file: 'test/access/who-read-mine.test.ts',
    title: 'is told at the desk who read it whole, newest first',
    seenRed: 'a reading that is noted under the place alone',
  },
  {
    rule: 10,
    says: 'what is erased is nowhere',
    file: 'test/privacy/erasure.test.ts',
    title: 'P-c a request to erase',
    seenRed: 'a requester that is not dropped',
  },
  {
    rule: 10,
    says: 'a file goes though no step names it',
    file: 'test/privacy/erasure.test.ts',
    title: 'takes a file that no step names',
    seenRed: 'a look at the steps alone',
  },
  {
    rule: 10,
    says: 'correct, object and withdraw are carried out',
    file: 'test/privacy/rights-granted.test.ts',
    title: 'changes the fields that were named and no other',
    seenRed: 'a decision that is only noted',
  },
  {
    rule: 10,
    says: 'explain tells rules, steps and days',
    file: 'test/privacy/rights-explained.test.ts',
    title: 'tells of each case its rules, its steps by office, and every deadline day by day',
    seenRed: 'a decision that is only noted',
  },
  {
    rule: 12,
    says: 'no visit, no trace',
    file: 'test/visit/not-wanted.test.ts',
    title: 'is to the byte what "not at home" is',
    seenRed: 'an answer that tells the two apart',
  },
  {
    rule: 13,
    says: 'logs and keys carry ids and counts',
    file: 'test/privacy/canary.test.ts',
    title: 'is in no event, though every change was looked at',
    seenRed: 'an event with the name in it',
  },
  {
    rule: 13,
    says: 'what was kept long enough is deleted',
    file: 'test/privacy/retention.test.ts',
    title: 'P-j what has been kept long enough',
    seenRed: 'a job that finds nothing to do',
  },
  {
    rule: 14,
    says: 'a petition is its receipt',
    file: 'test/boundary/what-fits.test.ts',
    title: 'is told of by its receipt alone, in every step',
    seenRed: 'a table that lets everything in',
  },
  {
    rule: 14,
    says: 'a complaint never reaches the unit',
    file: 'test/boundary/complaints.test.ts',
    title: 'C04 a complaint about an office',
    seenRed: 'a permission that does not look at the unit',
  },
];

export const waiting: readonly Waiting[] = [
  { rule: 11, says: 'statistics suppress small numbers', waitsFor: 'statistics' },
  { rule: 15, says: 'no ranking', waitsFor: 'worker figures; there are none' },
];
