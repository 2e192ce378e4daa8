import { type Json, list, object, text } from './api.ts';

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

const what = (entry: Json): string =>
  ['assignee', 'result', 'reached', 'did', 'words']
    .map((name) => text(entry[name]))
    .filter((one) => one !== '')
    .join(' · ');

/** A case as its timeline tells it: when, who, what, why. */
export const printTimeline = (it: Json): void => {
  console.log(`\n${text(it['kind'])} ${text(it['id'])}: ${text(it['status'])}, ${text(it['result'])}`);
  for (const entry of list(it['timeline'])) {
    const when = shanghai.format(new Date(text(entry['at'])));
    const who = text(object(entry['by'])['id']).padEnd(14);
    console.log(`  ${when}  ${who} ${text(entry['step']).padEnd(12)} ${what(entry)}`);
  }
};
