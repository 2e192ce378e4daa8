import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alarmDescriptions, countAlarms } from './alarm-descriptions.ts';
import { idleCostIn } from './idle-cost.ts';
import { alarmIn, runbookFor } from './runbook.ts';

const rewrite = (name: string, change: (text: string) => string) => {
  const file = join(import.meta.dirname, '../docs', name);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

const alarms = alarmDescriptions().map(alarmIn);
rewrite('runbook.md', (text) => runbookFor(text, alarms));
rewrite('deploy.md', (text) => idleCostIn(text, { prod: countAlarms('prod'), dev: countAlarms('dev') }));
process.stdout.write(`docs/runbook.md has ${alarms.length} alarms; docs/deploy.md says what they cost.\n`);
