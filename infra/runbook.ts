import { severityOf } from './constructs/watch.ts';

export interface UrgencyAlarm {
  /** `Function errors: http-cases`: the heading in docs/runbook.md. */
  readonly heading: string;
  readonly impact: string;
}

/** What an alarm's description says: impact first, heading last. */
export const alarmIn = (description: string): UrgencyAlarm => {
  const lines = description.split('\n');
  return { heading: (lines.at(-1) ?? '').replace(/^Runbook: /, ''), impact: lines[0] ?? '' };
};

/** The chapter of a sort of alarm as it was written by hand: everything up to its first alarm. */
const chapterOf = (text: string, kind: string): string => {
  const start = text.indexOf(`\n## ${kind}\n`);
  if (start === -1) throw new Error(`docs/runbook.md has no chapter "${kind}".`);
  const end = text.indexOf('\n## ', start + 1);
  const chapter = text.slice(start, end === -1 ? undefined : end);
  return (chapter.split('\n### ')[0] ?? '').trim();
};

const section = ({ heading, impact }: UrgencyAlarm) => `### ${heading}\n\n${impact}`;

/**
 * The runbook with a heading for each alarm below the chapter of its sort. Chapters (what it means, where to look,
 * how to repair) are written by hand and stay; the headings and what people lose come from the alarms themselves.
 */
export const runbookFor = (text: string, alarms: readonly UrgencyAlarm[]): string => {
  const preface = text.slice(0, text.indexOf('\n## ')).trim();
  const chapters = Object.keys(severityOf).map((kind) => {
    const own = alarms.filter(({ heading }) => heading.startsWith(`${kind}: `));
    const sections = own.map(section).sort();
    return [chapterOf(text, kind), ...sections].join('\n\n');
  });
  return `${[preface, ...chapters].join('\n\n')}\n`;
};
