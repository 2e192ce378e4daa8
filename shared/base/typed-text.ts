/**
 * Text as people type, paste and send it, brought into one form at the border, before anything is compared or stored: the same
 * name typed on two keyboards is the same name. What is stored is read as it stands. What runs backwards is left in, and
 * refused by whoever asks for a text.
 */

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
/** Tabs, and blanks of other widths. */
const BLANKS = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Characters without a shape: joiners between letters stay, and so do those that turn the direction of a text. */
const UNSEEN = /\u034f|[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]/g;
const SHAPELESS = /^[\s\p{Cf}\p{M}]*$/u;

/** Ids, codes and single words: nothing to do. */
const PLAIN = /^[!-~]*$/;
/** Longer than anything that is taken: refused as it is, with no time spent on it. */
const LONGEST = 2_000;

/** Several lines: line ends as one character, blanks as blanks, nothing that nobody sees. */
export const typedLines = (text: string): string => {
  if (PLAIN.test(text) || text.length > LONGEST) return text;
  const plain = text
    .normalize('NFC')
    .replaceAll(LINE_ENDS, '\n')
    .replaceAll(BLANKS, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(/ {2,}/g, ' ');
  return SHAPELESS.test(plain) && !/\p{Bidi_Control}/u.test(plain) ? '' : plain.trim();
};

/** One line: what was pasted from a cell or a letter with several becomes one, with single blanks. */
export const typedLine = (text: string): string => {
  const plain = typedLines(text);
  return plain.length > LONGEST ? plain : plain.replaceAll(/[\n ]+/g, ' ');
};

const DASHES = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63]/g;

/** A code or a number, typed in wide characters or with another dash. */
export const typedCode = (text: string): string =>
  text.length > LONGEST ? text : typedLine(text).normalize('NFKC').replaceAll(DASHES, '-').trim();

/** A telephone number: brackets around the area's part, and the word before an extension, are dashes. */
export const typedPhone = (text: string): string =>
  typedCode(text.slice(0, LONGEST))
    .replaceAll(/^\((\+?\d+)\)\s*/g, '$1-')
    .replaceAll(/ ?(?:转|分机|ext\.?|x|#) ?(?=\d+$)/gi, '-');

/** As it is written once it is no text any more that somebody types: a ULID, or the number of a slip. */
const NUMBER = /^(?:[0-7][0-9A-HJKMNP-TV-Z]{25}|[0-9A-HJKMNP-TV-Z]{18})$/;
const SENT = /%[0-9a-f]{2}/i;
const LONGEST_NUMBER = 300;

/** Gateways differ in whether they hand over a path as it was sent or as it was meant. */
const meant = (text: string): string => {
  try {
    return SENT.test(text) ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
};

/** The number of a case or slip, read from paper: in wide or small letters, with blanks and dashes, O for 0, I or L for 1. */
export const typedNumber = (text: string): string => {
  if (text.length > LONGEST_NUMBER) return text;
  const plain = typedCode(meant(text))
    .toUpperCase()
    .replaceAll(/[\s\-_.·•・]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return NUMBER.test(plain) ? plain : text;
};

/** Properties and parts of a path whose value is the number of a case, or of what is written down like one. */
const numbers = new Set([
  'caseId',
  'number',
  'into',
  'follows',
  'linked',
  'cases',
  'corrects',
  'serviceId',
  'requestId',
  'triggerId',
  'moveId',
  'handOverId',
]);
/** The same for codes of areas and mailboxes, and numbers of households. */
const codes = new Set(['code', 'area', 'householdId', 'household']);

/** A part of a path or of its query, which is a short text and no body. */
export const typedPart = (name: string, text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  if (numbers.has(name)) return typedNumber(text);
  return codes.has(name) ? typedCode(meant(text)).replaceAll(' ', '') : text;
};

/** Properties whose value is a telephone number. */
const phones = new Set(['phone', 'officeNumber']);

/** Deeper than any body that is taken. */
const DEEPEST = 16;

const typedProperty = (name: string, text: string): string => {
  if (phones.has(name)) return typedPhone(text);
  if (codes.has(name)) return typedCode(text);
  return numbers.has(name) ? typedNumber(typedLines(text)) : typedLines(text);
};

/** All texts of a body. */
export const typedTexts = (value: unknown, name = '', depth = 0): unknown => {
  if (typeof value === 'string') return typedProperty(name, value);
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one) => typedTexts(one, name, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, typedTexts(one, key, depth + 1)]),
  );
};
