/** Which test holds a rule of the boundary, and of which kind of fault it was seen red. */
interface Held {
  readonly rule: number;
  readonly says: string;
  readonly file: string;
  readonly title: string;
  readonly seenRed: string;
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
    seenRed: 'a property that no schema names',
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
    seenRed: 'a field without a line',
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
    seenRed: 'an ending that differs',
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
    seenRed: 'a word in an event',
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
    seenRed: 'another sentence',
  },
  {
    rule: 7,
    says: 'nobody gives themselves access',
    file: 'test/boundary/own-access.test.ts',
    title: 'makes nobody the liaison of a household',
    seenRed: 'an own link',
  },
  {
    rule: 9,
    says: 'every read of a record is noted',
    file: 'test/privacy/access-log.test.ts',
    title: 'shows nothing when the access log cannot be written',
    seenRed: 'a log that is broken',
  },
  {
    rule: 12,
    says: 'no visit, no trace',
    file: 'test/visit/not-wanted.test.ts',
    title: 'is to the byte what "not at home" is',
    seenRed: 'an ending that differs',
  },
  {
    rule: 13,
    says: 'logs and keys carry ids and counts',
    file: 'test/privacy/canary.test.ts',
    title: 'is in no event, though every change was looked at',
    seenRed: 'a name in a key',
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
  { rule: 8, says: 'records of minors need an approval', waitsFor: 'approvals, which are built beside this' },
  {
    rule: 10,
    says: 'rights of people',
    waitsFor: 'the rights themselves; requests for them are taken by the desk',
  },
  { rule: 11, says: 'statistics suppress small numbers', waitsFor: 'statistics' },
  { rule: 15, says: 'no ranking', waitsFor: 'worker figures; there are none' },
];
