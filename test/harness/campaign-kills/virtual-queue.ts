/** A message, and how often it may still be received before it is dead. */
export interface Message {
  readonly id: string;
  readonly body: string;
  receives: number;
  visibleAtMs: number;
}

const HIDDEN_MS = 6 * 60_000;
const MOST_RECEIVES = 5;

/** SQS as infra sets it up, on a clock that stands until nothing can be done: then it jumps to what comes next. */
export const virtualQueue = (startMs: number) => {
  const waiting: Message[] = [];
  const dead: Message[] = [];
  let nowMs = startMs;

  return {
    now: () => new Date(nowMs).toISOString(),
    pass: (ms: number) => {
      nowMs += ms;
    },
    dead,
    isEmpty: () => waiting.length === 0,
    send: (id: string, body: string) => waiting.push({ id, body, receives: 0, visibleAtMs: nowMs }),
    /** A message that is visible now, out of order as `chance` will have it. */
    receive(choose: (count: number) => number): Message | undefined {
      const visible = waiting.filter(({ visibleAtMs }) => visibleAtMs <= nowMs);
      const message = visible[choose(visible.length)];
      if (message === undefined) return undefined;
      message.receives += 1;
      message.visibleAtMs = nowMs + HIDDEN_MS;
      return message;
    },
    remove(message: Message) {
      waiting.splice(waiting.indexOf(message), 1);
    },
    /** Jumps to the moment at which the next message is seen again; those received too often are dead by then. */
    jump() {
      for (const message of waiting.filter(({ receives }) => receives >= MOST_RECEIVES)) {
        waiting.splice(waiting.indexOf(message), 1);
        dead.push(message);
      }
      const next = Math.min(...waiting.map(({ visibleAtMs }) => visibleAtMs));
      if (Number.isFinite(next) && next > nowMs) nowMs = next;
    },
  };
};
export type VirtualQueue = ReturnType<typeof virtualQueue>;
