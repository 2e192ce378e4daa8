import { Refusal } from './refusal.ts';

/** Tags of a list, each strong, weak or without its quotes (RFC 9110, 8.8.3); a comma may stand within quotes. */
const TAG = /(?:W\/)?"([^"]*)"|([^\s,"]+)/g;
const ANY = '*';
/** Stands for a tag that none of our records has. */
const FOREIGN = '?';

/** What `If-Match` names, in one form: versions with commas between, or `*` for whichever there is. */
export const versionsNamed = (header: string | undefined): string | undefined => {
  if (header === undefined || header.trim() === ANY) return header?.trim();
  const tags = [...header.matchAll(TAG)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  return tags.map((tag) => (/^\d+$/.test(tag) ? tag : FOREIGN)).join(',') || FOREIGN;
};

export const namesVersion = (ifMatch: string, version: number): boolean =>
  ifMatch === ANY || ifMatch.split(',').includes(String(version));

/** Whether a step that was taken on this version may be the one that is sent again: `*` tells no step from another. */
export const restsOnVersion = (ifMatch: string | undefined, version: number): boolean =>
  ifMatch !== undefined && ifMatch !== ANY && namesVersion(ifMatch, version);

/** Whether it names one version and no other: only then is the same command, sent again, known by it. */
export const namesOneVersion = (ifMatch: string | undefined): boolean =>
  ifMatch !== undefined && /^\d+$/.test(ifMatch);

/** An edit names the version it rests on (`If-Match`), so that nobody overwrites what they have not seen. */
export const expectVersion = (ifMatch: string | undefined, version: number): void => {
  if (ifMatch === undefined) throw new Refusal('unguarded', 'record.no-version');
  if (!namesVersion(ifMatch, version)) throw new Refusal('changed', 'record.changed', { version });
};
