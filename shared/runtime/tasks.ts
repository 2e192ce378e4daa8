import { type TaskStore, taskStore } from '../visit/store/task-store.ts';
import type { Core } from './core.ts';

/** Within it the tasks of a campaign vanish that was cancelled. */
const BULLETIN_AGE_MS = 10_000;

export const tasksOver = ({ table, bulletin }: Core): TaskStore =>
  taskStore(table, async () => (await bulletin.read(BULLETIN_AGE_MS)).campaigns);
