import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notificationsPage } from './notifications/page.ts';

const file = join(import.meta.dirname, '../docs/told.md');
writeFileSync(file, notificationsPage());
console.log(`Wrote ${file}.`);
