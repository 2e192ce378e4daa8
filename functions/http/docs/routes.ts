import type { OpenRoute } from '../../../shared/http/open-route.ts';

/** Open: they say how to ask, and hold nothing that anyone has asked. */
export const routes: readonly OpenRoute[] = [
  {
    method: 'GET',
    path: '/openapi.json',
    summary: 'This API as an OpenAPI 3.1 document.',
    contentType: 'application/json',
    says: 'the document',
  },
  {
    method: 'GET',
    path: '/docs',
    summary: 'This API as a page, to read and to try.',
    contentType: 'text/html',
    says: 'the page',
  },
  {
    method: 'GET',
    path: '/docs/{file}',
    summary: 'Script and styles of that page.',
    contentType: '*/*',
    says: 'the file',
  },
];
