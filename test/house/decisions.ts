/** A page of docs/decisions: its file and its first line. */
export interface Decision {
  readonly file: string;
  readonly heading: string;
}

const LISTED = /^- \[(\d{4})\]\(([^)]+)\) (.+)$/gm;

/** A title as the name of a file: small letters, digits and hyphens. */
const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll("'", '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const misnamed = ({ file, heading }: Decision): string[] =>
  file === `${slugOf(heading.replace(/^# /, ''))}.md` ? [] : [`${file} is not named like "${heading}"`];

const twice = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} stands there twice`);

/** Where the index and the pages differ: every page once, under its own title, and nothing else. */
export const indexFaults = (index: string, decisions: readonly Decision[]): string[] => {
  const lines = [...index.matchAll(LISTED)].map(([, number, file = '', title]) => ({
    file,
    heading: `# ${number} ${title}`,
  }));
  const listed = new Map(lines.map(({ file, heading }) => [file, heading]));
  const standing = new Set(decisions.map(({ file }) => file));
  return [
    ...decisions.flatMap(misnamed),
    ...twice(decisions.map(({ file }) => file.slice(0, 4))),
    ...twice(lines.map(({ file }) => file)),
    ...decisions
      .filter(({ file, heading }) => listed.get(file) !== heading)
      .map(({ file }) => `${file} is not listed under its title`),
    ...lines.filter(({ file }) => !standing.has(file)).map(({ file }) => `${file} is not there`),
  ];
};

const NUMBERS = String.raw`[01]\d{3}\b(?:(?:,| and) [01]\d{3}\b)*`;
const SPOKEN = new RegExp(`decisions? ${NUMBERS}`, 'g');
const AMONG_DECISIONS = new RegExp(`(?:decisions? |\\()${NUMBERS}`, 'g');

/** Numbers of decisions that a text names: "decision 0016", "decisions 0072 and 0076"; among decisions "(0016)" too. */
export const decisionsNamed = (text: string, amongDecisions = false): string[] =>
  [...text.matchAll(amongDecisions ? AMONG_DECISIONS : SPOKEN)].flatMap(
    ([words]) => words.match(/\d{4}/g) ?? [],
  );
