import * as z from 'zod/mini';
import { sameText, signatureOf } from './signature.ts';

const Condition = z.union([
  z.record(z.string(), z.string()),
  z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
  z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
]);
const Policy = z.object({ expiration: z.iso.datetime(), conditions: z.array(Condition) });

export interface Form {
  readonly bucket: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly bytes: number;
}

/** Fields that a policy need not name. */
const UNNAMED = new Set(['policy', 'x-amz-signature']);

const named = ({ fields, bucket }: Form, name: string): string | undefined =>
  name === 'bucket' ? bucket : fields.get(name);

const met = (form: Form, condition: z.infer<typeof Condition>, names: Set<string>): boolean => {
  if (!Array.isArray(condition)) {
    return Object.entries(condition).every(([name, value]) => {
      names.add(name.toLowerCase());
      return named(form, name.toLowerCase()) === value;
    });
  }
  if (condition[0] === 'content-length-range')
    return form.bytes >= condition[1] && form.bytes <= condition[2];
  const [kind, field, value] = condition;
  const name = field.slice(1).toLowerCase();
  names.add(name);
  const given = named(form, name) ?? '';
  return kind === 'eq' ? given === value : given.startsWith(value);
};

const decoded = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
};

/** Why S3 would not take the form; nothing when it would. Names of fields in lower case. */
export const formFault = (form: Form, nowMs: number): string | undefined => {
  const text = form.fields.get('policy') ?? '';
  const day = (form.fields.get('x-amz-date') ?? '').slice(0, 8);
  if (!sameText(form.fields.get('x-amz-signature') ?? '', signatureOf(text, day)))
    return 'SignatureDoesNotMatch';
  const policy = Policy.safeParse(decoded(text));
  if (!policy.success) return 'Invalid Policy';
  if (Date.parse(policy.data.expiration) <= nowMs) return 'Policy expired';
  const names = new Set<string>();
  const broken = policy.data.conditions.find((condition) => !met(form, condition, names));
  if (broken !== undefined) return `Policy Condition failed: ${JSON.stringify(broken)}`;
  const extra = [...form.fields.keys()].find((name) => !UNNAMED.has(name) && !names.has(name));
  return extra === undefined ? undefined : `Extra input fields: ${extra}`;
};
