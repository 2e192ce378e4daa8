import { type IncomingMessage, Server } from 'node:http';
import { idleWatch } from './idle.ts';
import { beginMs, setDate } from './set-date.ts';

// Loaded into a host before everything else: its clock begins when it is told to and goes on from there, and it takes a
// request of the demo only when all has been done that followed from the one before. Otherwise consumers race the demo,
// which moves the clock on in the meantime, and write other times and counts in each run.
const aheadMs = beginMs() - Date.now();
const realNow = Date.now;
setDate(() => realNow() + aheadMs);

const untilIdle = idleWatch();
const emit = Server.prototype.emit;

/** What the host asks of its own bus and queues. */
const isOfHost = ({ headers }: IncomingMessage): boolean => headers['x-amz-target'] !== undefined;

Object.assign(Server.prototype, {
  emit(this: Server, event: string, ...words: [IncomingMessage, ...unknown[]]): boolean {
    const now = () => Reflect.apply(emit, this, [event, ...words]);
    if (event !== 'request' || isOfHost(words[0])) return now();
    untilIdle().then(now);
    return true;
  },
});
