import ts from 'typescript';
import { places } from './prose-places.ts';

/** A text in the code that somebody is meant to read. */
export interface Prose {
  readonly line: number;
  readonly text: string;
  /** The places that say for whom it is; none for a text that belongs into the catalogues. */
  readonly places: readonly string[];
}

type Text = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression;

const isText = (node: ts.Node): node is Text =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);

/** What a template says with something in each of its places. */
const textOf = (node: Text): string =>
  ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
    : node.text;

const TAG = /<[^>]*>/g;
const WORD = /^[("'“‘]*\p{L}[\p{L}’'-]*[.,;:!?)"'”’…]*$/u;
const FEWEST_WORDS = 3;
/** Neither writes a blank between its words. */
const HAN_OR_TIBETAN = /[\p{Script=Han}\p{Script=Tibetan}]{4,}/u;

const isProse = (text: string): boolean =>
  HAN_OR_TIBETAN.test(text) ||
  text
    .replaceAll(TAG, ' ')
    .split(/\s+/)
    .filter((word) => WORD.test(word)).length >= FEWEST_WORDS;

/** Names of modules and of types are not said to anybody. */
const isSaid = ({ parent }: Text): boolean =>
  !ts.isImportDeclaration(parent) && !ts.isExportDeclaration(parent) && !ts.isLiteralTypeNode(parent);

const placesOf = (text: Text): string[] => {
  const around: ts.Node[] = [];
  for (let node: ts.Node = text; !ts.isSourceFile(node); node = node.parent) around.push(node);
  return places.filter(({ holds }) => around.some((node) => holds(node))).map(({ name }) => name);
};

/** Every text of three or more words, and every run of Chinese or Tibetan. */
export const allProseIn = (code: string): Prose[] => {
  const file = ts.createSourceFile('any.ts', code, ts.ScriptTarget.Latest, true);
  const found: Prose[] = [];
  const visit = (node: ts.Node): void => {
    if (isText(node) && isSaid(node) && isProse(textOf(node))) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ line, text: textOf(node), places: placesOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

/** What belongs into the catalogues. */
export const proseIn = (code: string): Prose[] => allProseIn(code).filter((one) => one.places.length === 0);
