const STARS = ['*', '?'];

interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

const FIELDS = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12 },
  // Both 0 and 7 are Sunday.
  { name: 'weekday', least: 0, most: 7 },
] as const satisfies readonly Field[];

const whole = (text: string, { name, least, most }: Field): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new RangeError(`"${text}" is no ${name}: a number from ${least} to ${most}.`);
  return value;
};

/** `8-18/2` as 8, 10 ... 18. A step without an end (`5/15`) runs to the field's last value. */
const valuesOf = (part: string, field: Field): number[] => {
  const [range = '', stepText] = part.split('/');
  const step = stepText === undefined ? 1 : whole(stepText, { ...field, least: 1 });
  const [fromText = '', toText] = STARS.includes(range)
    ? [String(field.least), String(field.most)]
    : range.split('-');
  const from = whole(fromText, field);
  const to = toText === undefined ? (stepText === undefined ? from : field.most) : whole(toText, field);
  if (to < from) throw new RangeError(`"${part}" runs backwards; write it as two parts.`);
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, n) => from + n * step);
};

const listOf = (text: string, field: Field, shift: (value: number) => number = (value) => value): string => {
  if (STARS.includes(text)) return '*';
  const values = text.split(',').flatMap((part) => valuesOf(part, field).map(shift));
  return [...new Set(values)].sort((a, b) => a - b).join(',');
};

/** Cron counts the days of the week from 0 (Sunday), AWS from 1 (Sunday). */
const awsWeekday = (day: number) => (day % 7) + 1;

/**
 * Cron of five fields as EventBridge Scheduler wants it: six fields, every step spelled out, `?` for the day that is
 * not asked about. A day of the month together with a weekday means "either" in cron, which AWS cannot say.
 */
export const awsCron = (cron: string): string => {
  const [minute, hour, day, month, weekday, ...more] = cron.trim().split(/\s+/);
  if (weekday === undefined || more.length > 0) throw new RangeError(`"${cron}" does not have five fields.`);
  const [MINUTE, HOUR, DAY, MONTH, WEEKDAY] = FIELDS;
  const days = listOf(day ?? '', DAY);
  const weekdays = listOf(weekday, WEEKDAY, awsWeekday);
  if (days !== '*' && weekdays !== '*')
    throw new RangeError(`"${cron}" asks for a day of the month or a weekday; AWS takes one of them.`);
  const either =
    weekdays === '*'
      ? `${days} ${listOf(month ?? '', MONTH)} ?`
      : `? ${listOf(month ?? '', MONTH)} ${weekdays}`;
  return `cron(${listOf(minute ?? '', MINUTE)} ${listOf(hour ?? '', HOUR)} ${either} *)`;
};
