/** AWS's list prices: the first ten alarms are free, a key costs a dollar a month. */
const FREE_ALARMS = 10;
const ALARM_CENTS = 10;
const KEY_CENTS = 100;

interface Alarms {
  readonly prod: number;
  readonly dev: number;
}

const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;

/** Both parts of a row of docs/deploy.md keep their width. */
const put = (text: string, cell: RegExp, value: string): string => {
  const found = cell.exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/deploy.md has no ${cell}.`);
  return text.replace(found, value.padEnd(found.length));
};

/** The guide with what its table of costs says about alarms, and the sum, as the templates have it. */
export const idleCostIn = (text: string, { prod, dev }: Alarms): string => {
  const cents = Math.max(0, prod - FREE_ALARMS) * ALARM_CENTS;
  const counted = put(text, /^\| (\d+ alarms [^|]*?) \|/m, `${prod} alarms (${dev} in \`dev\`)`);
  const row = put(
    counted,
    /(first 10 free, then \$0\.10 +\| \$[\d.]+) +\|/,
    `first 10 free, then $0.10                    | ${dollars(cents)}`,
  );
  return put(row, /(\*\*\$[\d.]+\*\*)/, `**${dollars(cents + KEY_CENTS)}**`);
};
