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

/** What a name in a block was given as, where it stands in the same block or around it. */
const valueNamed = (name: ts.Identifier): ts.Expression | undefined => {
  for (let { parent }: ts.Node = name; !ts.isSourceFile(parent); { parent } = parent) {
    if (!ts.isBlock(parent)) continue;
    const declared = parent.statements.filter(ts.isVariableStatement);
    const found = declared
      .flatMap(({ declarationList }) => declarationList.declarations)
      .find((one) => one.name.getText() === name.text);
    if (found !== undefined) return found.initializer;
  }
  return undefined;
};

const namesOf = (facts: ts.Expression | undefined): string[] | undefined => {
  if (facts === undefined) return [];
  const given = ts.isIdentifier(facts) ? valueNamed(facts) : facts;
  if (given === undefined || !ts.isObjectLiteralExpression(given)) return undefined;
  if (given.properties.some(ts.isSpreadAssignment)) return undefined;
  return given.properties.map(({ name }) => name?.getText() ?? '').toSorted();
};

const lineOf = (node: ts.Node) =>
  node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** A fault, or what is told, as an object of its own. */
const toldBy = (node: ts.ObjectLiteralExpression): ToldCode[] => {
  const given = new Map(
    node.properties.flatMap((one) => {
      if (ts.isShorthandPropertyAssignment(one)) return [[one.name.text, one.name] as const];
      return ts.isPropertyAssignment(one) ? [[one.name.getText(), one.initializer] as const] : [];
    }),
  );
  const [code, facts] = [given.get('code'), given.get('facts')];
  if (code === undefined || !ts.isStringLiteral(code) || facts === undefined) return [];
  return [{ line: lineOf(node), code: code.text, facts: namesOf(facts) }];
};

const toldAt = (call: ts.CallExpression | ts.NewExpression): ToldCode[] => {
  const places = ts.isIdentifier(call.expression) ? callees[call.expression.text] : undefined;
  const code = places && call.arguments?.[places[0]];
  if (places === undefined || code === undefined) return [];
  const line = lineOf(call);
  const facts = namesOf(call.arguments?.[places[1]]);
  return textsOf(code).map((text) => ({ line, code: text, facts }));
};

export const toldCodesIn = (text: string): ToldCode[] => {
  const found: ToldCode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) found.push(...toldAt(node));
    if (ts.isObjectLiteralExpression(node)) found.push(...toldBy(node));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest, true));
  return found;
};
