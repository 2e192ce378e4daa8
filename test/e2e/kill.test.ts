import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { engineTable } from '../../local/engine-table.ts';
import { hasEngine } from '../../local/find-engine.ts';
import { inFile } from '../../local/open-local-table.ts';
import { stopper } from '../../local/stopper.ts';
import { caseCounterKey, openCasesPartition } from '../../shared/case/store/keys.ts';
import { newUlid } from '../../shared/runtime/context.ts';
import { allOf, type Table } from '../../shared/table/table.ts';
import { ask, tokenOf } from '../support/host/ask.ts';
import { freshFolder, type RunningHost, runHost, WITHIN_MS } from '../support/host/run-host.ts';
import { treeWithoutEngine } from '../support/host/tree-without-engine.ts';
import { waitUntil } from '../support/host/wait-until.ts';

const GRID = '623027101001001';
const CLIENTS = 6;
const KILLS = 3;
/** Answers to wait for before a kill; it then hits whatever the six clients have under way. */
const ANSWERS = 25;

interface Ledger {
  readonly sent: Set<string>;
  readonly acknowledged: Set<string>;
}

const reportOf = (id: string) => ({
  id,
  kind: 'household-request',
  subject: { type: 'area', id: GRID },
  words: 'The lane is washed out.',
});

const send = async (host: RunningHost, token: string, id: string, { sent, acknowledged }: Ledger) => {
  sent.add(id);
  const { status } = await ask(`${host.url}/cases`, { method: 'POST', token, body: reportOf(id) });
  if (status === 201) acknowledged.add(id);
};

/** Reports one case after the other until the host is gone. */
const keepReporting = async (host: RunningHost, token: string, ledger: Ledger): Promise<void> => {
  try {
    while (true) await send(host, token, newUlid(Date.now()), ledger);
  } catch {
    // The connection broke: whether the last report was taken is what a client cannot know.
  }
};

interface Place {
  readonly folder: string;
  readonly tree: string | undefined;
}

const killWhileReporting = async (place: Place, ledger: Ledger): Promise<void> => {
  const host = await runHost(place);
  const token = await tokenOf(host.url, 'w-zhuoma');
  const enough = ledger.acknowledged.size + ANSWERS;
  const clients = Array.from({ length: CLIENTS }, () => keepReporting(host, token, ledger));
  await waitUntil(() => ledger.acknowledged.size >= enough);
  await host.end('SIGKILL');
  await Promise.all(clients);
};

const openIds = async (table: Table): Promise<string[]> =>
  (await allOf(table, { index: 'area', pk: openCasesPartition(GRID.slice(0, 9)) })).map(({ pk }) =>
    pk.slice('CASE#'.length),
  );

const countedOpen = async (table: Table): Promise<number> => {
  const month = new Date().toISOString().slice(0, 7);
  const tallies = await allOf(table, { pk: caseCounterKey(GRID, month, '').pk, begins: 'CASES#' });
  return tallies.reduce((sum, one) => sum + Number(one['opened']), 0);
};

const stops = stopper();
afterEach(stops.stop);

const engine = { name: 'on the engine', tree: () => undefined, open: engineTable };
const file = { name: 'in a file, where the packages hold no engine', tree: treeWithoutEngine, open: inFile };

it.each([...(hasEngine() ? [engine] : []), file])(
  'loses and doubles nothing that it acknowledged, however it is killed: $name',
  async ({ tree, open }) => {
    const folder = freshFolder();
    const place = { folder, tree: tree() };
    const ledger: Ledger = { sent: new Set(), acknowledged: new Set() };
    for (let kill = 0; kill < KILLS; kill += 1) await killWhileReporting(place, ledger);

    const host = await runHost(place);
    const token = await tokenOf(host.url, 'w-zhuoma');
    const unsure = [...ledger.sent].filter((id) => !ledger.acknowledged.has(id));
    const lost = [...ledger.acknowledged];
    // Every client sends again what it is unsure of, and some of what it is sure of.
    for (const id of [...unsure, ...lost.slice(0, 10)]) await send(host, token, id, ledger);
    const published = () => readFileSync(join(folder, 'events.jsonl'), 'utf8');
    await waitUntil(() => [...ledger.sent].every((id) => published().includes(id)));
    for (const line of published().trim().split('\n')) JSON.parse(line);
    await host.end('SIGTERM');

    const { table } = await open(folder, stops);
    const stored = await openIds(table);
    expect(stored.toSorted()).toStrictEqual([...ledger.sent].toSorted());
    expect(await countedOpen(table)).toBe(ledger.sent.size);
    for (const id of stored) expect(await table.count({ pk: `CASE#${id}`, begins: 'ENTRY#' })).toBe(1);
  },
  WITHIN_MS,
);
