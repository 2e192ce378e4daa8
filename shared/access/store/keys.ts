import type { Instant } from '../../base/instant.ts';
import type { Key } from '../../table/key.ts';

export const accessesPartition = (subject: string) => `ACCESS#${subject}`;
export const controlRecordKey = (): Key => ({ pk: 'BULLETIN', sk: 'BULLETIN' });
export const accessKey = (subject: string, at: Instant, id: string): Key => ({
  pk: `ACCESS#${subject}`,
  sk: `${at}#${id}`,
});
/** The one record that somebody has opened in an emergency. */
export const openingKey = (reader: string): Key => ({ pk: `OPENED#${reader}`, sk: 'OPENED' });
/** Whose records somebody has read in an hour. */
export const readingBudgetKey = (reader: string, hour: Instant): Key => ({
  pk: `READ#${reader}`,
  sk: `READ#${hour}`,
});
/** What a command was answered, by who sent it and under which key. */
export const commandReceiptKey = (who: string, id: string): Key => ({
  pk: `RECEIPT#${who}#${id}`,
  sk: 'COMMAND',
});
