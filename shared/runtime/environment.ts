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

/**
 * `ATTACHMENTS_URL`: the bucket's own address, without a slash at its end. `AWS_ENDPOINT_URL`: of an engine that stands in for
 * AWS, as every client of the SDK takes it.
 */
const AttachmentEnvironment = z.object({
  ATTACHMENTS_URL: z.url(),
  AWS_REGION: z.string(),
  AWS_ENDPOINT_URL: z.optional(z.url()),
});
export type AttachmentEnvironment = z.infer<typeof AttachmentEnvironment>;

export const attachmentEnvironment = (): AttachmentEnvironment => AttachmentEnvironment.parse(process.env);
