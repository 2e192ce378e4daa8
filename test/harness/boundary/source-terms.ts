import ts from 'typescript';
import type { Term } from './terms.ts';

/** A name in these places is one that a record, a message or a module has, not a variable of one function. */
const isNamed = (node: ts.Node): node is ts.Node & { readonly name: ts.Node } =>
  ts.isPropertyAssignment(node) ||
  ts.isShorthandPropertyAssignment(node) ||
  ts.isPropertySignature(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isMethodSignature(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isAccessor(node) ||
  ts.isEnumMember(node) ||
  ts.isPropertyAccessExpression(node);

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);

/** `export const a = 1, b = 2` as well as functions and types. */
const exportedNames = (node: ts.Node): (ts.Node | undefined)[] => {
  if (!isExported(node)) return [];
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map(({ name }) => name);
  return [(node as ts.DeclarationStatement).name];
};

const namesIn = (node: ts.Node): string[] => {
  const names = ts.isObjectBindingPattern(node)
    ? node.elements.map(({ propertyName, name }) => propertyName ?? name)
    : isNamed(node)
      ? [node.name]
      : exportedNames(node);
  return names.flatMap((name) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : []));
};

/** A text as it is put together: what is not known before it runs is a gap, as between two words. */
const textOf = (node: ts.Expression): string => {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isBinaryExpression(node)) return textOf(node.left) + textOf(node.right);
  if (!ts.isTemplateExpression(node)) return '#';
  return node.head.text + node.templateSpans.map((it) => textOf(it.expression) + it.literal.text).join('');
};

const isPutTogether = (node: ts.Node): node is ts.Expression =>
  ts.isTemplateExpression(node) ||
  (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken);

/** Texts with a space are sentences for readers; a pattern may hide a list of values. */
const textsIn = (node: ts.Node): string[] => {
  if (ts.isRegularExpressionLiteral(node)) return [node.text];
  const text = ts.isStringLiteralLike(node) || isPutTogether(node) ? textOf(node) : ' ';
  return text.includes(' ') ? [] : [text];
};

/** Every name of a property and every text without spaces that a source holds, exported or not. */
export const termsOfSource = (source: string, file: string): Term[] => {
  const root = ts.createSourceFile(file, source, ts.ScriptTarget.ESNext);
  const terms: Term[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    const { line } = root.getLineAndCharacterOfPosition(node.pos);
    const at = `${file}:${line + 1}`;
    for (const text of namesIn(node)) terms.push({ text, kind: 'name', at });
    for (const text of textsIn(node)) terms.push({ text, kind: 'text', at });
    ts.forEachChild(node, look);
  };
  look(root);
  return terms;
};
