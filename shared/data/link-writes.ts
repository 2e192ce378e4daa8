import type { LinkChange } from '../domain/link/replace-link.ts';
import { linkItem } from './link-item.ts';
import type { Write } from './table.ts';

/** A new link must not be there yet; another is as it was read. */
export const linkWrite = ({ before, after }: LinkChange): Write => ({
  put: linkItem(after),
  guard: before === undefined ? 'absent' : { version: before.version },
});
