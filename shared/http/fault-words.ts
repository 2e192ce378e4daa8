import type * as z from 'zod/mini';

type Issue = z.core.$ZodRawIssue;

const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day that exists, as YYYY-MM-DD',
  datetime: 'a moment with its zone, as 2026-03-09T09:00:00+08:00',
  url: 'a whole address, as https://example.org/path',
  email: 'an e-mail address',
};

const oneOf = (values: readonly unknown[]) =>
  values.length === 1 ? JSON.stringify(values[0]) : `one of: ${values.join(', ')}`;

const bounds = (most: 'most' | 'least', limit: number | bigint, origin: string): string => {
  if (origin === 'string') return `a text with a length of at ${most} ${limit}`;
  return origin === 'array' ? `at ${most} ${limit} of them` : `a number of at ${most} ${limit}`;
};

const wanted = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return NAMES[issue.expected];
    case 'invalid_value':
      return oneOf(issue.values);
    case 'too_big':
      return bounds('most', issue.maximum, issue.origin);
    case 'too_small':
      return bounds('least', issue.minimum, issue.origin);
    case 'invalid_format':
      return FORMATS[issue.format];
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : undefined;
    default:
      return undefined;
  }
};

/** What to send instead, where a schema says nothing of its own: zod/mini carries no sentences. */
export const faultWords = (issue: Issue): string => {
  const what = wanted(issue) ?? 'what the API description names here';
  return issue.input === undefined ? `This field is missing: send ${what}.` : `Send ${what}.`;
};
