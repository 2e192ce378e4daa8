/** Real time, in ms, that passed while a demo was told. */
export interface Span {
  readonly began: number;
  readonly ended: number;
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z/g;
/** The demo moves its clock to full and half hours; it never stays ten minutes at one of them. */
const GRAIN_MS = 600_000;
/** Seconds since 1970 from 2017 to 2128: nothing else that we store is as large and no larger. */
const SECONDS = { from: 1_500_000_000, to: 5_000_000_000 };

const cut = (ms: number): number => Math.floor(ms / GRAIN_MS) * GRAIN_MS;
const cutInstant = (ms: number): string => `${new Date(cut(ms)).toISOString().slice(0, 15)}x`;

/** Times to ten minutes; the engine puts its own clock's time on changes, and such a time says no more than that. */
export const steadyText = (text: string, { began, ended }: Span): string =>
  text.replace(INSTANT, (instant) => {
    const ms = Date.parse(instant);
    const second = Math.floor(began / 1_000) * 1_000;
    return ms >= second && ms <= ended ? '<while it was told>' : cutInstant(ms);
  });

const steadyNumber = (name: string, value: number): number | string => {
  if (name.endsWith('Ms')) return '<ms>';
  const isTime = value >= SECONDS.from && value < SECONDS.to;
  return isTime ? cut(value * 1_000) / 1_000 : value;
};

/** A value without what another telling of the same story writes otherwise; names of fields in their order. */
export const steadyValue = (value: unknown, span: Span, name = ''): unknown => {
  if (typeof value === 'string') return steadyText(value, span);
  if (typeof value === 'number') return steadyNumber(name, value);
  if (value instanceof Set) return { set: [...value].map((one) => steadyValue(one, span)).toSorted() };
  if (Array.isArray(value)) return value.map((one) => steadyValue(one, span));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([field, one]) => [field, steadyValue(one, span, field)] as const);
  return Object.fromEntries(fields.toSorted(([a], [b]) => (a < b ? -1 : 1)));
};
