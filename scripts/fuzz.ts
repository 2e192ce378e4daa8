import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findPython, noPython, pinnedHome } from './foreign/python-home.ts';
import { fuzzHost } from './fuzz/fuzz-host.ts';
import { rolesToTry } from './fuzz/roles-to-try.ts';
import { spoilAnswers } from './fuzz/spoil-answers.ts';
import { startTried } from './fuzz/start-tried.ts';
import { isClean, printed } from './fuzz/tally.ts';
import { withStops } from './platform/with-stops.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    plant: { type: 'boolean', default: false },
  },
});

const fuzz = (python: string): Promise<number> =>
  withStops(async (stops) => {
    const folder = resolve('.local/fuzz');
    mkdirSync(folder, { recursive: true });
    const home = pinnedHome(join(import.meta.dirname, 'fuzz/requirements.txt'), folder, python);
    const host = await startTried(stops);
    const url = values.plant ? await spoilAnswers(host, stops) : host;
    const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
    console.log(`Fuzzing ${seconds} s as ${rolesToTry.size} roles: npm run fuzz -- --seed ${seed}`);
    const tally = await fuzzHost(home, { url, seconds, seed, roles: rolesToTry }, stops);
    console.log(printed(tally));
    return isClean(tally, [...rolesToTry.keys()]) ? 0 : 1;
  });

const python = findPython(process.env['PYTHON']);
if (python === undefined) console.error(noPython('The fuzzer'));
process.exitCode = python === undefined ? 1 : await fuzz(python);
