import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from './openapi/document.ts';
import { refusalsPage } from './refusals/page.ts';

const file = join(import.meta.dirname, '../docs/openapi.json');
writeFileSync(file, `${JSON.stringify(await openApiDocument(), null, 2)}\n`);
console.log(`Wrote ${file}.`);

const page = join(import.meta.dirname, '../functions/http/docs/page/refusals.html');
writeFileSync(page, refusalsPage());
console.log(`Wrote ${page}.`);
