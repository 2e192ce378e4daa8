import { digestOf } from '../table/digest.ts';

/** When an answer was counted is no part of what it says. */
const said = (body: unknown): unknown =>
  typeof body === 'object' && body !== null ? { ...body, asOf: undefined } : body;

/** Weak, because an answer is the same whether it is compressed or not, and counted again a minute later. */
export const weakTag = (body: unknown): string => `W/"${digestOf(said(body))}"`;

/** Whether `If-None-Match` names the tag (RFC 9110, 13.1.2): `*`, or a list of tags that are compared weakly. */
export const isKnown = (tag: string, ifNoneMatch: string | undefined): boolean => {
  const names = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return names.includes('*') || names.includes(tag.replace(/^W\//, ''));
};
