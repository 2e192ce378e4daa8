import * as z from 'zod/mini';
import { AppUrl, HostNames, MailRelay } from '../shared/notification/rules/message-settings.ts';

/** What the operator says about messages. The relay's password is no setting: only its name in Parameter Store is. */
export const MessageEnvironment = z.object({
  DOORSTEP_APP_URL: z.optional(AppUrl),
  DOORSTEP_MAIL_HOST: z.optional(MailRelay),
  DOORSTEP_MAIL_FROM: z.optional(z.email()),
  DOORSTEP_MAIL_LOGIN: z.optional(
    z.string().check(z.maxLength(200), z.regex(/^(\/[a-zA-Z0-9_.-]+)+$/, 'Such as /doorstep/mail.')),
  ),
  DOORSTEP_WEBHOOK_HOSTS: z._default(HostNames, []),
});
type MessageEnvironment = z.infer<typeof MessageEnvironment>;

export interface MessageSettings {
  readonly appUrl: string;
  /** `login`: the name of the parameter that holds `user:password`; a relay may do without. */
  readonly mail:
    | { readonly relay: string; readonly from: string; readonly login: string | undefined }
    | undefined;
  readonly webhookHosts: readonly string[];
}

const mailIn = (given: MessageEnvironment): MessageSettings['mail'] => {
  const { DOORSTEP_MAIL_HOST: relay, DOORSTEP_MAIL_FROM: from, DOORSTEP_MAIL_LOGIN: login } = given;
  if (relay !== undefined && from !== undefined) return { relay, from, login };
  if (relay === undefined && from === undefined && login === undefined) return undefined;
  throw new Error('Set DOORSTEP_MAIL_HOST together with DOORSTEP_MAIL_FROM; a login belongs to both.');
};

/** Refuses what cannot work: a message is a link, so without the app's address there is none. */
export const messagesIn = (given: MessageEnvironment): MessageSettings | undefined => {
  const { DOORSTEP_APP_URL: appUrl, DOORSTEP_WEBHOOK_HOSTS: webhookHosts } = given;
  const mail = mailIn(given);
  if (appUrl !== undefined) return { appUrl, mail, webhookHosts };
  if (mail !== undefined || webhookHosts.length > 0)
    throw new Error('Set DOORSTEP_APP_URL: mails and webhooks carry nothing but a link to it.');
  return undefined;
};
