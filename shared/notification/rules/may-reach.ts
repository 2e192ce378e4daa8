import type { ChannelTarget } from './channel.ts';

/** The push services of the browsers. */
const PUSH_HOSTS = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  '.notify.windows.com',
];

const isPushService = (host: string): boolean =>
  PUSH_HOSTS.some((one) => (one.startsWith('.') ? host.endsWith(one) : host === one));

/**
 * Whether our servers may send to an address that came from outside: https on its own port, and a host that is known.
 * Everything else could be a door into our own network.
 */
export const mayReach = (target: ChannelTarget, webhookHosts: readonly string[]): boolean => {
  if (target.type === 'e-mail') return true;
  const { protocol, hostname, port, username, password } = new URL(
    target.type === 'webhook' ? target.url : target.endpoint,
  );
  const isKnown = target.type === 'webhook' ? webhookHosts.includes(hostname) : isPushService(hostname);
  return protocol === 'https:' && port === '' && username === '' && password === '' && isKnown;
};
