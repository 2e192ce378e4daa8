import ts from 'typescript';

/** A place in the code that refuses, or says what is wrong: with which code, and which facts it gives. */
export interface ToldCode {
  readonly line: number;
  /** None where the code is not written there: whoever calls that place writes it. */
  readonly code: string | undefined;
  /** None where they are handed on from somewhere else. */
  readonly facts: readonly string[] | undefined;
}

/** Where the code stands among the arguments, and where the facts. */
const callees: Readonly<Record<string, readonly [code: number, facts: number]>> = {
  conflict: [0, 1],
  notAllowed: [0, 1],
  invalid: [0, 2],
  Refusal: [1, 2],
  fault: [0, 1],
  refusedRow: [1, 2],
};

/** Every text that an expression may turn out to be. */
const textsOf = (node: ts.Expression): (string | undefined)[] => {
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  return [ts.isStringLiteral(node) ? node.text : undefined];
};

const namesOf = (facts: ts.Expression | undefined): string[] | undefined => {
  if (facts === undefined) return [];
  if (!ts.isObjectLiteralExpression(facts) || facts.properties.some(ts.isSpreadAssignment)) return undefined;
  return facts.properties.map(({ name }) => name?.getText() ?? '').toSorted();
};

const toldAt = (call: ts.CallExpression | ts.NewExpression): ToldCode[] => {
  const places = ts.isIdentifier(call.expression) ? callees[call.expression.text] : undefined;
  const code = places && call.arguments?.[places[0]];
  if (places === undefined || code === undefined) return [];
  const line = call.getSourceFile().getLineAndCharacterOfPosition(call.getStart()).line + 1;
  const facts = namesOf(call.arguments?.[places[1]]);
  return textsOf(code).map((text) => ({ line, code: text, facts }));
};

export const toldCodesIn = (text: string): ToldCode[] => {
  const found: ToldCode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) found.push(...toldAt(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest, true));
  return found;
};
