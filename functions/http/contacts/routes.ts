import type { Route } from '../../../shared/http/endpoint.ts';
import listContacts from './list-contacts.ts';
import recordContact from './record-contact.ts';
import takeBackContact from './take-back-contact.ts';

export const routes: readonly Route[] = [listContacts, recordContact, takeBackContact];
