import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { faultsWith } from '../harness/overlay.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The file with one text put behind another that it holds. */
const plantedIn = (file: string, behind: string, text: string) => {
  const before = read(file);
  expect(before).toContain(behind);
  return { [file]: before.replaceAll(behind, `${behind}${text}`) };
};

const SUBJECT = 'shared/programme/rules/subject.ts';
const ADDRESS = 'shared/notification/rules/address.ts';

it('a third type of subject compiles at no place that has to decide', { timeout: 180_000 }, () => {
  const last = "z.strictObject({ type: z.literal('area'), id: AreaCode }),";
  const faults = faultsWith(
    plantedIn(SUBJECT, last, "\n    z.strictObject({ type: z.literal('hamlet'), id: AreaCode }),"),
  );
  console.info(['Who decides by the type of a subject:', ...faults.map(({ at }) => `  ${at}`)].join('\n'));
  const files = [...new Set(faults.map(({ file }) => file))].sort();
  expect(files).toEqual([
    'functions/http/contacts/list-contacts.ts',
    'functions/http/oversight/enter-service.ts',
    'shared/contact/store/contact-list.ts',
    'shared/contact/use-cases/contact-place.ts',
    'shared/handover/use-cases/hand-over-work.ts',
    'shared/household/store/resolve-subject.ts',
    'shared/link/rules/link-holder.ts',
    'shared/link/store/subject-records.ts',
    'shared/programme/rules/subject.ts',
    'shared/relocation/use-cases/relocate-cases.ts',
  ]);
  expect(faults.length).toBeGreaterThanOrEqual(12);
});

it('a third kind of inbox that is shared compiles at no place that has to decide', {
  timeout: 180_000,
}, () => {
  const faults = faultsWith(plantedIn(ADDRESS, "z.enum(['mine', 'unit', 'area'", ", 'county'"));
  console.info(['Who decides by the kind of an inbox:', ...faults.map(({ at }) => `  ${at}`)].join('\n'));
  expect(faults.length).toBeGreaterThanOrEqual(2);
  expect(new Set(faults.map(({ file }) => file))).toEqual(new Set([ADDRESS]));
});

const TYPES = ['household', 'area'];
const EQUALITIES = [
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
];

const namesType = (node: ts.Node) => ts.isStringLiteralLike(node) && TYPES.includes(node.text);
/** `subject.type`, or `type` taken out of one. */
const isType = (node: ts.Node) =>
  (ts.isPropertyAccessExpression(node) && node.name.text === 'type') ||
  (ts.isIdentifier(node) && node.text === 'type');

/** A `switch` over a type of subject with a branch for whatever else there is. */
const hasDefault = (node: ts.Node) =>
  ts.isSwitchStatement(node) &&
  node.caseBlock.clauses.some(ts.isDefaultClause) &&
  node.caseBlock.clauses.some((clause) => ts.isCaseClause(clause) && namesType(clause.expression));

/** Comparisons of a type with the name of one kind of subject, and branches for the rest: both decide for a type to come by silence. */
const comparisonsIn = (name: string, text: string): string[] => {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && EQUALITIES.includes(node.operatorToken.kind)) {
      const { left, right } = node;
      if ((isType(left) && namesType(right)) || (isType(right) && namesType(left)))
        found.push(`${name}: ${node.getText(source)}`);
    }
    if (hasDefault(node)) found.push(`${name}: ${node.getText(source)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

it('nobody compares the type of a subject with one of its names', () => {
  const files = globSync('{shared,functions,events,local,scripts}/**/*.ts', { cwd: ROOT });
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap((file) => comparisonsIn(file, read(file)))).toEqual([]);
});

it.each([
  "const area = subject.type === 'area' ? subject.id : gridOf(subject.id);",
  "if ('household' !== found.subject.type) return;",
  "switch (type) { case 'area': return 1; default: return 2; }",
  "const doors = subjects.filter(({ type }) => type === 'household');",
])('a comparison is seen: %s', (text) => {
  expect(comparisonsIn('planted.ts', text)).toHaveLength(1);
});
