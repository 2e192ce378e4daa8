import assert from 'node:assert/strict';
import { newUlid } from '../../../shared/runtime/context.ts';
import { eventually } from '../eventually.ts';
import { COUNTY, GRID, PREFECTURE, type Scene, TOWNSHIP, VILLAGE } from './scene.ts';

const LINE = [PREFECTURE, COUNTY, TOWNSHIP, VILLAGE, GRID];

/** From the write to the stream, the publisher, the bus, its rule, the queue and the consumer, up to the prefecture. */
export const householdsAreCounted = async ({ api }: Scene, signal: AbortSignal): Promise<string> => {
  const registrar = await api.as('r-prefecture');
  for (const code of LINE) await registrar.post('/areas', { code, name: `Area ${code}` });
  const { id } = await registrar.post('/households', {
    id: newUlid(Date.now()),
    grid: GRID,
    name: 'Dorje Tashi',
    address: 'Lower mill lane 4',
    people: 4,
  });
  const counted = await eventually(
    () => registrar.get(`/areas/${PREFECTURE}/coverage`),
    ({ subjects }) => subjects > 0,
    signal,
  );
  assert.deepEqual([counted.subjects, counted.linked, counted.without], [1, 0, 1]);
  return id;
};
