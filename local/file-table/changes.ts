import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { _Record as Change } from '@aws-sdk/client-dynamodb-streams';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Key } from '../../shared/table/key.ts';
import type { Item } from '../../shared/table/table.ts';
import { tableShape } from '../../shared/table/table-shape.ts';

/** As long as a stream of DynamoDB keeps a change. */
const KEPT_MS = 86_400_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS changes (sequence INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, old TEXT, new TEXT)
    STRICT;
  CREATE TABLE IF NOT EXISTS stream (label TEXT NOT NULL) STRICT;`;

type Image = Record<string, AttributeValue>;
type Row = Record<string, unknown>;

const imageOf = (text: unknown): Image | undefined =>
  typeof text === 'string' ? marshall(JSON.parse(text)) : undefined;

const nameOf = (row: Row) => {
  if (row['old'] === null) return 'INSERT';
  return row['new'] === null ? 'REMOVE' : 'MODIFY';
};

const changeIn = (row: Row): Change => {
  const [OldImage, NewImage] = [imageOf(row['old']), imageOf(row['new'])];
  const { pk = { S: '' }, sk = { S: '' } } = NewImage ?? OldImage ?? {};
  return {
    eventID: `change-${row['sequence']}`,
    eventName: nameOf(row),
    dynamodb: {
      ApproximateCreationDateTime: new Date(Number(row['at'])),
      Keys: { pk, sk },
      ...(OldImage === undefined ? {} : { OldImage }),
      ...(NewImage === undefined ? {} : { NewImage }),
      SequenceNumber: String(row['sequence']),
      StreamViewType: tableShape.stream,
    },
  };
};

/** The stream of a table in a file: a change is written by the transaction that makes it, and by no other. */
export const changesIn = (database: DatabaseSync) => {
  database.exec(SCHEMA);
  const labelNow = () => database.prepare('SELECT label FROM stream').get()?.['label'];
  const add = database.prepare('INSERT INTO changes (at, old, new) VALUES (?, ?, ?)');
  const later = database.prepare('SELECT * FROM changes WHERE sequence > ? ORDER BY sequence LIMIT ?');
  let label = labelNow();
  return {
    /** From here on changes are kept. The label tells this stream from that of a file which was here before. */
    open() {
      if (label === undefined) database.prepare('INSERT INTO stream (label) VALUES (?)').run(randomUUID());
      label = labelNow();
    },
    place: () => `file/${label}`,
    /** As on DynamoDB, a write that leaves an item as it was is no change. */
    note(before: (Item & Key) | undefined, after: Item | undefined) {
      const [old = null, now = null] = [before, after].map((it) => it && JSON.stringify(it));
      if (label !== undefined && old !== now) add.run(Date.now(), old, now);
    },
    after: (sequence: string, most: number): Change[] => later.all(Number(sequence), most).map(changeIn),
    /** Counted back from the newest change, so that a host that stood still for a week misses nothing. */
    prune: () =>
      database.prepare('DELETE FROM changes WHERE at < (SELECT max(at) FROM changes) - ?').run(KEPT_MS),
  };
};
export type Changes = ReturnType<typeof changesIn>;
