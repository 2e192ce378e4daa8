/** Values that no field of ours expects, or only one of a few does. */
export const nasty: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  'a number': 7,
  'a number as a text': '7',
  'a negative number': -1,
  'half a number': 1.5,
  'a huge number': 1e21,
  nothing: '',
  'a blank': ' ',
  'a list': [],
  'an object': {},
  'a prototype': JSON.parse('{"__proto__":{"x":1}}'),
  'the name of an inherited property': 'constructor',
  'a null byte': 'a\u0000b',
  'half a character': '\ud800',
  'text that runs backwards': '\u202Eabc',
  'invisible characters': '\u200d\u200d',
  'characters of four bytes': '𠜎𠜱'.repeat(300),
  'five hundred accents': `e${'\u0301'.repeat(500)}`,
  'a long text': 'x'.repeat(10_000),
  'full-width digits': '６２３０２７',
  'a day that there is not': '2026-02-30',
  'the last day': '9999-12-31',
  'a day beyond all days': '+275760-09-13',
  'the last id': '7ZZZZZZZZZZZZZZZZZZZZZZZZZ',
  'a key of the table': 'CASE#1',
  'a path': '../../cases',
  'a list of everything': [null, 1, 'x', {}, []],
};

type Path = readonly string[];
type Held = Record<string, unknown>;

const isHeld = (value: unknown): value is Held => typeof value === 'object' && value !== null;

/** The paths to every field of a body, at any depth. */
export const fieldsOf = (body: unknown, at: Path = []): Path[] =>
  isHeld(body)
    ? Object.keys(body).flatMap((name) => [[...at, name], ...fieldsOf(body[name], [...at, name])])
    : [];

/** The body with another value in one field, or without it. */
export const withField = (body: unknown, [name = '', ...rest]: Path, value: unknown): unknown => {
  const copy: Held = isHeld(body) ? structuredClone(body) : {};
  copy[name] = rest.length === 0 ? value : withField(copy[name], rest, value);
  return Array.isArray(body) ? Object.assign([...body], copy) : copy;
};
