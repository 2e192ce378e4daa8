import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import type { Context } from '../../table/context.ts';
import type { Outbox } from '../rules/outbox.ts';
import { closeOutbox, openOutbox } from '../store/outbox-store.ts';

/** What a sending has written that was cut short, if nobody did meanwhile: published now, and the outbox is gone. */
export const publishCutShort = async (ctx: Context, it: Outbox): Promise<Pick<Outbox, 'version'>> => {
  await closeOutbox(ctx, it);
  return { version: it.version + 1 };
};

/**
 * The outbox of one sending of a chunk. It is opened before the first row is written, and not at all where none is: a
 * sending that is cut short has left it in the table, and `finish-work` closes it.
 */
export const chunkOutbox = (ctx: Context, id: string, number: number) => {
  let opened: { readonly it: Outbox; readonly written: Promise<void> } | undefined;
  const open = (households: readonly HouseholdId[]) => {
    const areas = [...new Set(households.map(gridOf))];
    const sending = ctx.newId();
    const it = { import: id, number, sending, areas, openedAt: ctx.now(), version: 1 };
    return { it, written: openOutbox(ctx, it) };
  };

  return {
    announce: async (households: readonly HouseholdId[]): Promise<void> => {
      opened ??= open(households);
      await opened.written;
    },
    close: async (): Promise<void> => {
      if (opened !== undefined) await closeOutbox(ctx, opened.it);
    },
  };
};
