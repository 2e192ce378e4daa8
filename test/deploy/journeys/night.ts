import assert from 'node:assert/strict';
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { SweepJob } from '../../../shared/jobs/rules/certificate.ts';
import { noticeKey } from '../../../shared/notification/store/keys.ts';
import { coverageKey } from '../../../shared/statistics/store/keys.ts';
import type { Key } from '../../../shared/table/key.ts';
import { eventually } from '../eventually.ts';
import { PREFECTURE, type Scene } from './scene.ts';

type Notice = Readonly<Record<'to' | 'day' | 'id', string>>;

const noticesOf = async ({ api }: Scene): Promise<Notice[]> => {
  const handler = await api.as('h-roads');
  const { items } = await handler.get('/me/inbox?box=unit');
  return items.map(({ notice }: { notice: Notice }) => notice);
};

/** Loses what a silent stream would never have brought: a notice of a case and a sum of the coverage. */
export const newsIsLost = async (scene: Scene): Promise<Notice> => {
  const [notice] = await noticesOf(scene);
  assert(notice, 'the unit was told of its case');
  const remove = ({ pk, sk }: Key) => {
    const { TableName } = scene.outputs;
    return scene.cloud.table.send(new DeleteItemCommand({ TableName, Key: marshall({ pk, sk }) }));
  };
  await remove(noticeKey(notice.to, notice.day, notice.id));
  await remove(coverageKey(PREFECTURE));
  return notice;
};

/** The jobs of the night bring both back, and each leaves a certificate that it saw everything. */
export const nightMendsIt = async (scene: Scene, lost: Notice, signal: AbortSignal): Promise<void> => {
  const registrar = await scene.api.as('r-prefecture');
  await eventually(
    () => registrar.get(`/areas/${PREFECTURE}/coverage`),
    ({ subjects }) => subjects === 1,
    signal,
    180_000,
  );
  await eventually(
    () => noticesOf(scene),
    (notices) => notices.some(({ id }) => id === lost.id),
    signal,
    180_000,
  );
  for (const job of SweepJob.options) await certified(scene, job, signal);
};

const certified = async ({ api }: Scene, job: string, signal: AbortSignal): Promise<void> => {
  const supervisor = await api.as('s-prefecture');
  await eventually(
    () => supervisor.get(`/sweeps?job=${job}`),
    ({ items }) => items[0]?.complete === true,
    signal,
    180_000,
  );
};
