import type { Context } from '../../../shared/table/context.ts';
import type { Answered, Claims } from '../../support/call.ts';
import { registrar, TOWNSHIP, township } from '../../support/register.ts';
import { serve } from './servers.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers are read as any client would
type Anything = any;

/** Everything as the API tells it when all is quiet. */
export interface Readback {
  get(who: Claims, target: string): Promise<Answered>;
  /** All pages. */
  list(who: Claims, target: string): Promise<Anything[]>;
  /** Every household of the township under the number that it has, with its address. */
  census(): Promise<readonly { readonly id: string; readonly address: string; readonly name: string }[]>;
  grids(): Promise<readonly string[]>;
  /** All tasks on the lists of all grids. */
  tasks(): Promise<readonly { readonly origin: string; readonly household: string }[]>;
}

const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work();
    return done;
  };
};

export const readbackOf = (ctx: Context): Readback => {
  const answers = new Map<string, Promise<Answered>>();
  const get = (who: Claims, target: string) => {
    const name = `${who.sub} ${target}`;
    const known = answers.get(name) ?? serve(ctx, { who, method: 'GET', target }, ctx.now());
    answers.set(name, known);
    return known;
  };
  const list = async (who: Claims, target: string): Promise<Anything[]> => {
    const items: Anything[] = [];
    for (let cursor = ''; ; ) {
      const joint = target.includes('?') ? '&' : '?';
      const { status, body } = await get(who, `${target}${joint}limit=100${cursor}`);
      if (status !== 200) return items;
      items.push(...body.items);
      if (body.next === undefined) return items;
      cursor = `&cursor=${encodeURIComponent(body.next)}`;
    }
  };
  const below = async (code: string): Promise<string[]> => {
    const areas = (await list(registrar, `/areas/${code}/children`)).map((area) => String(area.code));
    return [code, ...(await Promise.all(areas.map(below))).flat()];
  };
  const grids = once(async () => (await below(TOWNSHIP)).filter((code) => code.length === 15));
  const inEach = async (path: string, who: Claims) =>
    (await Promise.all((await grids()).map((grid) => list(who, `${path}?grid=${grid}`)))).flat();
  return {
    get,
    list,
    grids,
    census: once(() => inEach('/households', registrar)),
    tasks: once(async () => (await inEach('/tasks', township)).flatMap(({ tasks }) => tasks)),
  };
};
