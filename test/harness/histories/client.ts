import { someCommand } from './commands/commands.ts';
import { type Draw, drawFrom, rivalOf } from './draw.ts';
import type { Operation } from './operation.ts';
import { sendOnce, sendUntilAnswered } from './send.ts';
import type { Request } from './servers.ts';
import type { World } from './world.ts';

const HOUR_MS = 3_600_000;

/** People do one thing right after the other, or have tea, or go home. */
const thinkMs = (draw: Draw): number => {
  const lot = draw.chance();
  if (lot < 0.7) return draw.upTo(2_000);
  return lot < 0.93 ? draw.upTo(10 * 60_000) : draw.upTo(5 * HOUR_MS);
};

/** When the office opens, and after each meeting, many begin in the same moment. */
const MEETING_MS = 30 * 60_000;
const pauseMs = (draw: Draw, now: number): number =>
  draw.isOneIn(3) ? MEETING_MS - (now % MEETING_MS) : thinkMs(draw);

/** How often the same request is sent at once. */
const copiesBy = (draw: Draw): number => {
  const lot = draw.chance();
  if (lot < 0.6) return 1;
  return lot < 0.85 ? 2 : 3;
};

const reading = (world: World) => async (request: Request) => {
  const { answer } = await sendOnce(world, request, undefined, false);
  return answer ?? { status: 500, headers: {}, body: null };
};

const begun = async (world: World, draw: Draw): Promise<Operation | undefined> => {
  const { kind, make } = someCommand(draw);
  const asked = await make(draw, world.known, reading(world));
  if (asked === undefined) return undefined;
  const operation = { ...asked, name: draw.name, kind, sendings: [] };
  world.operations.push(operation);
  return operation;
};

const isBegun = (operation: Operation | undefined): operation is Operation => operation !== undefined;

const sendCopies = (world: World, operation: Operation, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, copy) =>
      sendUntilAnswered(world, operation, drawFrom(world.setting.seed, `${operation.name} copy ${copy}`)),
    ),
  );

/** Somebody with a phone: sends, sends again what was not answered, and sends some of it again when all has changed. */
export const live = async (world: World, client: number): Promise<void> => {
  const { setting, scheduler } = world;
  const late: Operation[] = [];
  for (let n = 0; n < setting.operations; n += 1) {
    const name = `c${client}.${n}`;
    const draw = drawFrom(setting.seed, `${name} is sent`);
    await scheduler.sleep(pauseMs(draw, scheduler.now()));
    if (setting.without?.has(name)) continue;
    const draws = [drawFrom(setting.seed, name), ...(draw.isOneIn(5) ? [rivalOf(setting.seed, name)] : [])];
    const operations = (await Promise.all(draws.map((one) => begun(world, one)))).filter(isBegun);
    await Promise.all(operations.map((one) => sendCopies(world, one, copiesBy(draw))));
    if (draw.isOneIn(3)) late.push(...operations);
    const again = draw.isOneIn(3) ? late.shift() : undefined;
    if (again !== undefined) await sendUntilAnswered(world, again, draw);
  }
};
