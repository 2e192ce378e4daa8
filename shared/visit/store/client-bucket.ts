import { createHash } from 'node:crypto';

const GROUPS = 0x1_0000;

/** The first four groups of an IPv6 address: one household's or company's network. */
const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const front = head.split(':').filter((part) => part !== '');
  const back = (tail ?? '').split(':').filter((part) => part !== '');
  const gap = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...gap, ...back].slice(0, 4).join(':');
};

/**
 * One of 65,536 groups that a source falls into. Some 65,000 IPv4 addresses share each, so a stored group names nobody,
 * and yet a source that tries numbers is soon alone in using up its group's share.
 */
export const clientBucket = (address: string): string => {
  const hash = createHash('sha256').update(networkOf(address)).digest();
  return String(hash.readUInt32BE() % GROUPS);
};
