import { Refusal } from './refusal.ts';

/** An edit names the version it rests on (`If-Match`), so that nobody overwrites what they have not seen. */
export const expectVersion = (ifMatch: string | undefined, version: number): void => {
  if (ifMatch === undefined) throw new Refusal('unguarded', 'record.no-version');
  if (ifMatch !== String(version)) throw new Refusal('changed', 'record.changed', { version });
};
