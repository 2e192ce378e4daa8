import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privacyPage } from './privacy/page.ts';

const file = join(import.meta.dirname, '../docs/privacy.md');
writeFileSync(file, privacyPage());
console.log(`Wrote ${file}.`);
