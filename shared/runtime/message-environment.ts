import * as z from 'zod/mini';
import { AppUrl, HostNames, MailRelay } from '../notification/rules/message-settings.ts';

/**
 * Where messages lead to and how they leave. Without the app's address nothing is sent, without a relay no mail, and
 * webhooks go to the hosts that are named here alone.
 */
const MessageEnvironment = z.object({
  APP_URL: z.optional(AppUrl),
  MAIL_HOST: z.optional(MailRelay),
  MAIL_FROM: z.optional(z.email()),
  WEBHOOK_HOSTS: z._default(HostNames, []),
});
export type MessageEnvironment = z.infer<typeof MessageEnvironment>;

export const messageEnvironment = (): MessageEnvironment => MessageEnvironment.parse(process.env);

/** The parameter that holds the mail relay's `user:password`, and where Parameter Store answers. */
const MailLoginEnvironment = z.object({
  AWS_REGION: z.string(),
  MAIL_LOGIN: z.string(),
  PARAMETERS_URL: z.url(),
});
export type MailLoginEnvironment = z.infer<typeof MailLoginEnvironment>;

export const mailLoginEnvironment = (): MailLoginEnvironment | undefined =>
  process.env['MAIL_LOGIN'] === undefined ? undefined : MailLoginEnvironment.parse(process.env);
