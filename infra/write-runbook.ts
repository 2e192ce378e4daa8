import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alarmDescriptions } from './alarm-descriptions.ts';
import { alarmIn, runbookFor } from './runbook.ts';

const file = join(import.meta.dirname, '../docs/runbook.md');
const alarms = alarmDescriptions().map(alarmIn);
writeFileSync(file, runbookFor(readFileSync(file, 'utf8'), alarms));
process.stdout.write(`docs/runbook.md has ${alarms.length} alarms.\n`);
