import ts from 'typescript';

/** A place in the code whose texts are for somebody else than readers. */
export interface Place {
  readonly name: string;
  /** Whom they are for. */
  readonly because: string;
  /** A text in such a place, and one that only looks like it: a test holds both. */
  readonly fine: string;
  readonly planted: string;
  holds(node: ts.Node): boolean;
}

const nameOf = (expression: ts.Expression): string =>
  ts.isIdentifier(expression)
    ? expression.text
    : ts.isPropertyAccessExpression(expression)
      ? expression.name.text
      : '';

const keyOf = ({ name }: ts.ObjectLiteralElementLike): string =>
  name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';

/** The value of a property, in an object that has such others too. */
const isValueOf = (node: ts.Node, name: string, ...beside: readonly string[]): boolean => {
  const { parent } = node;
  if (!ts.isPropertyAssignment(parent) || parent.initializer !== node || keyOf(parent) !== name) return false;
  const others = parent.parent.properties.map(keyOf);
  return beside.every((other) => others.includes(other));
};

const isVariable = (node: ts.Node, name: RegExp): boolean =>
  ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && name.test(node.name.text);

/** Anywhere in what a variable is set to. */
const isWithin = (node: ts.Node, name: RegExp): boolean =>
  isVariable(node, name) || (node.parent !== undefined && isWithin(node.parent, name));

/** Anywhere in what is held to be the words of a programme. */
const isOfProgrammeWords = (node: ts.Node): boolean =>
  (ts.isSatisfiesExpression(node) && node.type.getText() === 'ProgrammeWords') ||
  (node.parent !== undefined && isOfProgrammeWords(node.parent));

/** What a function, or the method of an object, is called with. */
const isArgumentOf = (node: ts.Node, called: (expression: ts.Expression) => boolean): boolean =>
  ts.isCallExpression(node.parent) && node.parent.expression !== node && called(node.parent.expression);

const isLog = (called: ts.Expression): boolean =>
  ts.isPropertyAccessExpression(called) && ['log', 'logger'].includes(nameOf(called.expression));

/** A refusal is no bug: it is made of a code. */
const bugs = /^(Error|AggregateError|TypeError|RangeError|Unreadable|HalfRead|LeftOver)$/;
const isBug = ({ parent }: ts.Node): boolean =>
  ts.isNewExpression(parent) && bugs.test(nameOf(parent.expression));
const isSuper = (called: ts.Expression): boolean => called.kind === ts.SyntaxKind.SuperKeyword;

export const places: readonly Place[] = [
  {
    name: 'what a route does',
    because: 'the description of the API, for those who program against it',
    fine: "endpoint({ path: '/a', summary: 'A case with its history.' })",
    planted: "answer({ summary: 'A case with its history.' })",
    holds: (node) => isValueOf(node, 'summary', 'path') || isValueOf(node, 'summary', 'verb'),
  },
  {
    name: 'what stops when a function is down',
    because: 'the runbook, for the operator',
    fine: "const a = { entry: 'a', impactIfDown: 'Nobody can report a case.' }",
    planted: "const a = { entry: 'a', says: 'Nobody can report a case.' }",
    holds: (node) => isValueOf(node, 'impactIfDown', 'entry'),
  },
  {
    name: 'what people lose without a daily look',
    because: 'the runbook, for the operator',
    fine: "const looks = { funds: 'Nobody hears of a wrong sum.' }",
    planted: "const words = { funds: 'Nobody hears of a wrong sum.' }",
    holds: (node) => isWithin(node, /^looks$/),
  },
  {
    name: 'why a personal field is kept',
    because: 'the register of personal fields, for those who answer for the data',
    fine: "const a = { purpose: 'To answer in that language.', basis: DUTY }",
    planted: "const a = { purpose: 'To answer in that language.' }",
    holds: (node) => isValueOf(node, 'purpose', 'basis'),
  },
  {
    name: 'until when a personal field is kept',
    because: 'the register of personal fields, for those who answer for the data',
    fine: "const a = { days: 365, after: 'the case has ended' }",
    planted: "const a = { after: 'the case has ended' }",
    holds: (node) => isValueOf(node, 'after', 'days'),
  },
  {
    name: 'under which article data may be kept',
    because: 'the register of personal fields, for those who answer for the data',
    fine: "const a = { kind: 'statutory-duty', article: 'PIPL art. 13 and others' }",
    planted: "const a = { source: 'PIPL art. 13 and others' }",
    holds: (node) => isValueOf(node, 'article', 'kind'),
  },
  {
    name: 'why a denied word stays, and who answers for it',
    because: 'whoever reviews the exceptions',
    fine: "const a = { reason: 'It is nobody here.', owner: 'the officer for data', expiresOn: 'x' }",
    planted: "const a = { reason: 'It is nobody here.' }",
    holds: (node) =>
      isValueOf(node, 'reason', 'owner', 'expiresOn') || isValueOf(node, 'owner', 'reason', 'expiresOn'),
  },
  {
    name: 'why a property may stand beside a person',
    because: 'whoever reviews the list of work facts',
    fine: "const workFacts = { 'who works on it': ['by'] }",
    planted: "const facts = { 'who works on it': ['by'] }",
    holds: (node) => isVariable(node, /^workFacts$/),
  },
  {
    name: 'words that must not be recorded',
    because: 'compared with what is entered, and told to nobody',
    fine: "const a = { chinese: ['重点人员'], pinyin: ['x'] }",
    planted: "const a = { chinese: ['重点人员'] }",
    holds: (node) => isValueOf(node, 'chinese', 'pinyin'),
  },
  {
    name: 'ordinary words in which one of those stands',
    because: 'compared with what is entered, and told to nobody',
    fine: "const ordinaryChinese = ['民族大道一号']",
    planted: "const names = ['民族大道一号']",
    holds: (node) => isWithin(node, /^ordinaryChinese$/),
  },
  {
    name: 'marks that a cell of a table may hold',
    because: 'compared with what is entered, and told to nobody',
    fine: "const CLEAR = new Set(['གཙང་སེལ'])",
    planted: "const WORDS = new Set(['གཙང་སེལ'])",
    holds: (node) => isWithin(node, /^CLEAR$/),
  },
  {
    name: 'what people call a programme',
    because: 'documents and forms: with its folder, so that a new programme changes no catalogue',
    fine: "const words = { name: { en: 'Meals for elders' } } satisfies ProgrammeWords",
    planted: "const words = { name: { en: 'Meals for elders' } }",
    holds: isOfProgrammeWords,
  },
  {
    name: 'which notice set the days off',
    because: 'names a document of the state as it names itself',
    fine: "const a = { notice: { title: '国务院办公厅的通知' }, off: [] }",
    planted: "const a = { notice: { title: '国务院办公厅的通知' } }",
    holds: (node) => isValueOf(node, 'notice', 'off'),
  },
  {
    name: 'what is logged',
    because: 'the log, for the operator',
    fine: "ctx.log.failed('a record cannot be read', error)",
    planted: "ctx.told.failed('a record cannot be read', error)",
    holds: (node) => isArgumentOf(node, isLog),
  },
  {
    name: 'what is logged of a message that fails',
    because: 'the log, for the operator',
    fine: "eachMessage(event, ctx, 'a chunk is held back', work)",
    planted: "eachReader(event, ctx, 'a chunk is held back', work)",
    holds: (node) => isArgumentOf(node, (called) => nameOf(called) === 'eachMessage'),
  },
  {
    name: 'what is wrong with the code',
    because: 'the log, for the operator: a bug is told to nobody else',
    fine: "throw new Error('The chunk is not there.')",
    planted: "throw new Refusal('The chunk is not there.')",
    holds: (node) => isBug(node),
  },
  {
    name: 'what an error of ours says by itself',
    because: 'the log, for the operator: a bug is told to nobody else',
    fine: "class A extends Error { constructor() { super('A guard did not hold.') } }",
    planted: "class A { constructor() { this.say('A guard did not hold.') } }",
    holds: (node) => isArgumentOf(node, isSuper),
  },
  {
    name: 'what a page may load',
    because: 'a header for browsers',
    fine: `const PAGE_POLICY = ["img-src 'self' data: and others"]`,
    planted: `const PAGE_TEXT = ["img-src 'self' data: and others"]`,
    holds: (node) => isVariable(node, /POLICY$/) || isValueOf(node, 'content-security-policy'),
  },
  {
    name: 'which items a query reads',
    because: 'a condition for the database',
    fine: "const sortCondition = () => ' AND sk BETWEEN a AND b'",
    planted: "const sortWords = () => ' AND sk BETWEEN a AND b'",
    holds: (node) => isVariable(node, /^sortCondition$/),
  },
];
