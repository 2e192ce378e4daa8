import type * as z from 'zod/mini';
import { fault } from '../base/fault.ts';

type Issue = z.core.$ZodRawIssue;

const TYPES = {
  string: 'text',
  number: 'number',
  int: 'whole-number',
  boolean: 'true-or-false',
  array: 'list',
  object: 'object',
  record: 'object',
} as const;
const FORMATS = ['date', 'datetime', 'url', 'email'];

const wanted = (isMissing: boolean, what: string): string =>
  fault(isMissing ? 'field.missing' : 'field.wrong', { wanted: what });

const oneOf = (isMissing: boolean, options: readonly unknown[]): string => {
  const [first, ...others] = options.map(String);
  if (others.length === 0)
    return fault(isMissing ? 'field.exactly-missing' : 'field.exactly', {
      value: JSON.stringify(options[0]),
    });
  return fault(isMissing ? 'field.one-of-missing' : 'field.one-of', { options: [first ?? '', ...others] });
};

const tooBig = (most: number, origin: string): string => {
  if (origin === 'string') return fault('text.too-long', { most });
  return fault(origin === 'array' ? 'list.too-long' : 'number.too-big', { most });
};

const tooSmall = (least: number, origin: string): string => {
  if (origin === 'string') return fault('text.too-short', { least });
  return fault(origin === 'array' ? 'list.too-short' : 'number.too-small', { least });
};

const typeOf = (expected: string): string =>
  Object.hasOwn(TYPES, expected) ? TYPES[expected as keyof typeof TYPES] : 'as-described';

/** What is wrong with a field, where its schema says nothing of its own: zod/mini carries no sentences. */
export const fieldFault = (issue: Issue): string => {
  const isMissing = issue.input === undefined;
  switch (issue.code) {
    case 'invalid_type':
      return wanted(isMissing, typeOf(issue.expected));
    case 'invalid_value':
      return oneOf(isMissing, issue.values);
    case 'too_big':
      return tooBig(Number(issue.maximum), issue.origin);
    case 'too_small':
      return tooSmall(Number(issue.minimum), issue.origin);
    case 'invalid_format':
      return wanted(isMissing, FORMATS.includes(issue.format) ? issue.format : 'as-described');
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOf(isMissing, issue.options)
        : wanted(isMissing, 'as-described');
    default:
      return wanted(isMissing, 'as-described');
  }
};
