import type { ProgrammeWords } from '../../shared/base/programme-facts.ts';
import { Programme } from '../../shared/programme/rules/programme.ts';

const lineOf = async (id: string): Promise<string> => {
  const { words }: { words: ProgrammeWords } = await import(`../../shared/${id}/programme.ts`);
  return `\`${id}\`: ${words.name.en} (${words.name['zh-CN']})`;
};

/** What people call each programme: read from its own folder, and carried by no function. */
export const programmeWords = async (): Promise<string> =>
  `To which programme it belongs. ${(await Promise.all(Programme.options.map(lineOf))).join('; ')}.`;
