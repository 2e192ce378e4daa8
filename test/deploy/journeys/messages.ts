import assert from 'node:assert/strict';
import { newUlid } from '../../../shared/runtime/context.ts';
import { eventually } from '../eventually.ts';
import { GRID, type Scene } from './scene.ts';

/** What an operator sets for messages. Nothing of it can be reached: the name is reserved for examples. */
export const messageSettings = {
  DOORSTEP_APP_URL: 'https://app.doorstep.example',
  DOORSTEP_MAIL_HOST: 'mail.doorstep.example:587',
  DOORSTEP_MAIL_FROM: 'doorstep@doorstep.example',
  DOORSTEP_MAIL_LOGIN: '/doorstep/mail',
  DOORSTEP_WEBHOOK_HOSTS: 'county.doorstep.example',
};

const wayTo = (target: Readonly<Record<string, string>>) => ({ id: newUlid(Date.now()), target });
const mail = { type: 'e-mail', mailbox: 'someone@doorstep.example' };
const hookAt = (host: string) => ({ type: 'webhook', url: `https://${host}/news` });

/** Without the operator's settings nothing is promised. */
export const messagesAreRefused = async ({ api }: Scene): Promise<void> => {
  const [reader, registrar] = [await api.as('s-village'), await api.as('r-county')];
  await assert.rejects(reader.post('/me/ways', wayTo(mail)), /answered with 400.*not set up/);
  const hook = wayTo(hookAt('county.doorstep.example'));
  await assert.rejects(registrar.post('/me/ways', hook), /answered with 400.*not set up/);
};

/** With them a mail and a webhook may be asked for, and a host that is not on the list may not. */
export const messagesAreAskedFor = async ({ api }: Scene): Promise<void> => {
  const [reader, registrar] = [await api.as('s-village'), await api.as('r-county')];
  assert.equal((await reader.post('/me/ways', wayTo(mail))).type, 'e-mail');
  assert.equal((await registrar.post('/me/ways', wayTo(hookAt('county.doorstep.example')))).attempts, 0);
  const elsewhere = wayTo(hookAt('elsewhere.doorstep.example'));
  await assert.rejects(registrar.post('/me/ways', elsewhere), /answered with 400.*this host/);
  const danger = { kind: 'public-space', priority: 'P0', subject: { type: 'area', id: GRID } };
  const worker = await api.as('w-zhuoma');
  await worker.post('/cases', { ...danger, id: newUlid(Date.now()), words: 'A wall leans over the lane.' });
};

/** Case, stream, inbox of the county, its order, the way that wakes, and the job: all that is missing is the receiver. */
export const messageIsTried = async ({ api }: Scene, signal: AbortSignal): Promise<void> => {
  const registrar = await api.as('r-county');
  await eventually(
    () => registrar.get('/me/ways'),
    ({ items }) => items.some(({ attempts }: { attempts: number }) => attempts > 0),
    signal,
    180_000,
  );
};
