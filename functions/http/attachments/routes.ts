import type { Route } from '../../../shared/http/endpoint.ts';
import attachToCase from './attach-to-case.ts';
import getAttachment from './get-attachment.ts';
import keepAttachment from './keep-attachment.ts';

export const routes: readonly Route[] = [attachToCase, keepAttachment, getAttachment];
