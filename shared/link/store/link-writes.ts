import type { Write } from '../../table/table.ts';
import type { LinkChange } from '../rules/replace-link.ts';
import { linkItem } from './links.ts';

/** A new link must not be there yet; another is as it was read. */
export const linkWrite = ({ before, after }: LinkChange): Write => ({
  put: linkItem(after),
  guard: before === undefined ? 'absent' : { version: before.version },
});
