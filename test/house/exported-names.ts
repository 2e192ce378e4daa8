import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Names that a declaration binds, those of a destructured one included. */
const boundBy = (name: ts.BindingName): string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((one) => (ts.isBindingElement(one) ? boundBy(one.name) : []));

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const namesIn = (statement: ts.Statement): string[] => {
  if (
    ts.isExportDeclaration(statement) &&
    statement.exportClause &&
    ts.isNamedExports(statement.exportClause)
  )
    return statement.exportClause.elements.map(({ name }) => name.text);
  if (!isExported(statement)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name));
  const declared =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return declared && statement.name !== undefined ? [statement.name.text] : [];
};

/** What a text of TypeScript makes known to others: types, functions and values. */
export const exportedNames = (text: string): string[] => [
  ...new Set(ts.createSourceFile('names.ts', text, ts.ScriptTarget.Latest).statements.flatMap(namesIn)),
];

export const exportedNamesOf = (path: string): string[] => exportedNames(readFileSync(path, 'utf8'));
