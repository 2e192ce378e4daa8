import * as z from 'zod/mini';

/** What a function finds in its environment; infra types its props with the same schema. No secrets among them. */
export const Environment = z.object({
  TABLE_NAME: z.string(),
});
export type Environment = z.infer<typeof Environment>;

export const environment = (): Environment => Environment.parse(process.env);

/** What the publisher of events finds beside it. */
const BusEnvironment = z.object({ BUS_NAME: z.string() });
export type BusEnvironment = z.infer<typeof BusEnvironment>;

export const busEnvironment = (): BusEnvironment => BusEnvironment.parse(process.env);

/** `ATTACHMENTS_URL`: the bucket's own address, without a slash at its end. */
const AttachmentEnvironment = z.object({ ATTACHMENTS_URL: z.url(), AWS_REGION: z.string() });
export type AttachmentEnvironment = z.infer<typeof AttachmentEnvironment>;

export const attachmentEnvironment = (): AttachmentEnvironment => AttachmentEnvironment.parse(process.env);

/** Where messages lead to and how they leave. Without a relay no mail is sent; without hosts there are no webhooks. */
const MessageEnvironment = z.object({
  /** The address of the app, without a slash at its end. */
  APP_URL: z._default(z.string(), ''),
  /** `host:port` of a mail relay that knows this network and asks for no password. */
  MAIL_HOST: z.optional(z.string()),
  MAIL_FROM: z.optional(z.string()),
  /** Hosts that webhooks may be sent to, separated by commas. */
  WEBHOOK_HOSTS: z._default(z.string(), ''),
});
export type MessageEnvironment = z.infer<typeof MessageEnvironment>;

export const messageEnvironment = (): MessageEnvironment => MessageEnvironment.parse(process.env);
