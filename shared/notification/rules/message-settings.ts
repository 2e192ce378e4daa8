import * as z from 'zod/mini';
import { CommaList } from '../../base/comma-list.ts';
import { fault } from '../../base/fault.ts';

const NAME = String.raw`([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])`;

/** A whole name in the DNS, in small letters: no address in numbers, no port, no name of one's own network only. */
const HostName = z.string().check(z.maxLength(253), z.regex(new RegExp(`^${NAME}$`), fault('host.name')));

/** `host:port`. Never 25, which is closed for everything that runs on Lambda. */
export const MailRelay = z
  .string()
  .check(z.maxLength(259), z.regex(new RegExp(`^${NAME}:(?!25$)[1-9][0-9]{1,4}$`), fault('host.port')));

/** Where the app is found: https and nothing behind the path, so that a path can be put behind it. */
export const AppUrl = z
  .url({ protocol: /^https$/ })
  .check(z.maxLength(200), z.regex(/^https:\/\/[^/?#@\s]+(\/[^/?#\s]+)*$/, fault('url.plain')));

export const HostNames = z.pipe(CommaList, z.array(HostName));
