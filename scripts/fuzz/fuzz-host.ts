import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Stopper } from '../../local/stopper.ts';
import { HERE } from '../platform/checkout-revision.ts';
import { addTo, emptyTally, Judged, type Tally } from './tally.ts';

interface Asked {
  readonly url: string;
  readonly seconds: number;
  readonly seed: number;
  readonly roles: ReadonlyMap<string, readonly string[]>;
}

/** Requests of each operation and way of asking, before the next one's turn comes. */
const EXAMPLES = 4;

/** Lets the fuzzer of `home` ask a host, and counts what it says of the answers. */
export const fuzzHost = async (home: string, { roles, ...asked }: Asked, stops: Stopper): Promise<Tally> => {
  const script = join(import.meta.dirname, 'fuzz.py');
  const fuzzer = spawn(join(home, 'bin/python'), [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  stops.add(async () => void fuzzer.kill());
  const ended = once(fuzzer, 'exit');
  const document = join(HERE, 'docs/openapi.json');
  fuzzer.stdin.end(
    JSON.stringify({ ...asked, document, examples: EXAMPLES, roles: Object.fromEntries(roles) }),
  );
  const tally = emptyTally();
  for await (const line of createInterface({ input: fuzzer.stdout }))
    addTo(tally, Judged.parse(JSON.parse(line)));
  const [code] = await ended;
  if (code !== 0) throw new Error(`The fuzzer ended with ${code}.`);
  return tally;
};
