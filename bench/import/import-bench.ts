import type { Bench } from '../bench.ts';
import { WrongWord } from '../bench.ts';
import { onTestbed } from '../testbed.ts';
import { type Loaded, measureImport } from './measure-import.ts';

/** The prefecture as it is: `programmes.md` 9. */
const HOUSEHOLDS = 206_000;
const LINKS = 248_531;
/** P12. */
const MOST_OF_RAW = 1.1;
const MOST_SECONDS = 60;

const scaleOf = (text: string | undefined): number => {
  const scale = Number(text);
  if (!(scale >= 0.02 && scale <= 1))
    throw new WrongWord(`--scale takes a number from 0.02 to 1, not "${text}".`);
  return scale;
};

const rowOf = (what: string, { rows, events, rowsInS, countedAfterS }: Loaded) => ({
  what,
  rows,
  events,
  'rows in s': rowsInS,
  'counted s after the last row': countedAfterS,
});

export const importBench: Bench = {
  says: 'what the load of a prefecture by the import path costs, against nothing but its batches (P12)',
  options: { scale: '0.1' },
  run: (options) =>
    onTestbed(async (testbed) => {
      const scale = scaleOf(options['scale']);
      const households = Math.round(HOUSEHOLDS * scale);
      const links = Math.round(LINKS * scale);
      const { quiet, rest, byImport, raw, coverage, items } = await measureImport(testbed, {
        households,
        links,
      });
      const ofRaw = Math.round((byImport.writeUnits / raw.writeUnits) * 1_000) / 1_000;
      const isRight = coverage.subjects === households && coverage.linked === households;
      const figures = {
        households,
        links,
        items,
        quiet,
        rest,
        import: byImport,
        raw,
        ofRaw,
        coverage: { subjects: coverage.subjects, linked: coverage.linked },
        isRight,
        reach: { ofRaw: MOST_OF_RAW, countedAfterS: MOST_SECONDS },
        isReached: isRight && ofRaw <= MOST_OF_RAW && rest.countedAfterS <= MOST_SECONDS,
      };
      const cost = (what: string, { requests, writeRequests, readUnits, writeUnits }: typeof raw) => ({
        what,
        requests,
        'of them writes': writeRequests,
        'read units': readUnits,
        'write units': writeUnits,
      });
      return {
        figures,
        sheets: [
          {
            title: `Quiet: coverage of the prefecture ${isRight ? 'right' : 'WRONG'} at the end`,
            rows: [rowOf('4,000 households', quiet), rowOf('the rest, with the file of links', rest)],
          },
          {
            title: `${households} households and ${links} links: ${ofRaw} of the write units of batches, at most ${MOST_OF_RAW}`,
            rows: [cost('by the import path', byImport), cost('batches of the same items', raw)],
          },
        ],
      };
    }),
};
