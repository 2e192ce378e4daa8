import type { Grants, KeyPrefixes, PublishedKeys } from '../base/module-data.ts';
import { CONSENT, type PersonalField } from '../base/personal-field.ts';

/** Everybody has an inbox, and no way to name that of somebody else. */
const everybody = {
  worker: ['in-area'],
  handler: ['in-area'],
  supervisor: ['in-area'],
  registrar: ['in-area'],
  'rights-desk': ['in-area'],
  auditor: ['in-area'],
} as const;

export const grants = {
  'inbox.read': everybody,
  'inbox.change': everybody,
  'way.change': everybody,
} as const satisfies Grants;

export const personalFields = {
  'worker.mailbox': {
    purpose:
      'To tell a member of staff who asked for it that there is something new; the mail itself names nobody.',
    basis: CONSENT,
    sensitivity: 'ordinary',
    readers: [],
    kept: { days: 365, after: 'the worker has left the service' },
  },
} as const satisfies Readonly<Record<string, PersonalField>>;

export const keyPrefixes = {
  own: ['INBOX#', 'UNREAD#', 'MAIL#', 'PUSH-KEYS'],
  shared: ['WORKER#'],
} satisfies KeyPrefixes;

export const publishedKeys = {
  'doorstep.notice.left.v1': { pk: 'INBOX#' },
} as const satisfies PublishedKeys;
