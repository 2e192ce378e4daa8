import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissionsPage } from './permissions/page.ts';

const file = join(import.meta.dirname, '../docs/permissions.md');
writeFileSync(file, permissionsPage());
console.log(`Wrote ${file}.`);
