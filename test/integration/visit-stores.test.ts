import { describe, expect, it } from 'vitest';
import { authorizerFor } from '../../shared/access/store/authorizer.ts';
import type { HouseholdId } from '../../shared/base/area-code.ts';
import { caseKey } from '../../shared/case/store/keys.ts';
import { listActivity } from '../../shared/contact/store/activity.ts';
import { householdItem } from '../../shared/household/store/household-item.ts';
import { grants } from '../../shared/modules.ts';
import { slipNumber } from '../../shared/visit/rules/slip-number.ts';
import { readSlip } from '../../shared/visit/store/slip-store.ts';
import { loadTasks, tasksAt, tasksInGrid } from '../../shared/visit/store/task-store.ts';
import { saveOutcome } from '../../shared/visit/use-cases/outcome-store.ts';
import { tableBuilds } from '../harness/table-builds.ts';
import { GRID } from '../support/cases.ts';
import { authorizer, ended, NUMBER, REQUEST, TODAY, task, villageOn, who } from '../support/visit-testbed.ts';
import { aHousehold, aTask, home } from '../support/visits.ts';

describe.each(tableBuilds())('the stores of visits $name', ({ fresh }) => {
  describe('tasks', () => {
    it('stay as they are however often they are written, and end once', async () => {
      const { ctx, doorsWith } = await villageOn(fresh);
      await saveOutcome(ctx, ended());
      await loadTasks(
        ctx,
        [1, 2, 3].map((n) => aTask({ household: home(n) })),
      );
      expect(await doorsWith()).toEqual([home(2), home(3)]);
      expect(await tasksAt(ctx, task)).toMatchObject({ over: true, stopped: false });
    });

    it('follow a household to its new number, and vanish on the day on which they expire', async () => {
      const { ctx, table, doorsWith } = await villageOn(fresh);
      const there: HouseholdId = home(9, '623027101203006');
      const { id, version, createdAt } = aHousehold(2);
      await table.load([
        householdItem({ ...aHousehold(2), id: there, formerly: [home(2)] }),
        householdItem({
          status: 'moved',
          id,
          version,
          createdAt,
          movedTo: there,
          movedOn: TODAY,
          reason: 'moved-house',
        }),
      ]);
      expect(await doorsWith()).toEqual([home(1), home(3)]);
      const book = await tasksInGrid(ctx, '623027101203006', TODAY);
      expect(book.tasks.map(({ household }) => household.id)).toEqual([there]);
      expect(await doorsWith(task.expiresOn)).toEqual([]);
    });
  });

  describe('outcomes', () => {
    it('leave visit, service, case, follow-up and slip in one transaction, once', async () => {
      const { ctx, table } = await villageOn(fresh);
      const answers = await Promise.all([1, 2, 3].map(() => saveOutcome(ctx, ended())));
      expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
      const { items } = await listActivity(ctx, [task.household], { limit: 50 }, authorizer);
      expect(items.map(({ type }) => type)).toEqual(['visit', 'service', 'case']);
      const followUp = answers[0]?.followUp?.origin ?? '';
      expect(await tasksAt(ctx, { ...task, origin: followUp })).toMatchObject({ over: false });
      const counter = await table.query({ pk: `TALLY#${GRID.slice(0, 9)}`, begins: 'DONE#2026-03#VISITS#' });
      expect(counter.items).toMatchObject([{ household: 1 }]);
    });

    it('refuse another outcome of the same visit, and the same id for another one', async () => {
      const { ctx, doorsWith } = await villageOn(fresh);
      await saveOutcome(ctx, ended());
      await expect(saveOutcome(ctx, ended({ sent: 't' }))).rejects.toMatchObject({
        kind: 'conflict',
      });
      await expect(saveOutcome(ctx, ended({ digest: 'e' }))).rejects.toMatchObject({
        kind: 'other-body',
      });
      expect(await doorsWith()).toHaveLength(2);
    });

    it('write nothing at all where one id in them is taken', async () => {
      const { ctx, table, doorsWith } = await villageOn(fresh);
      await table.load([{ ...caseKey(REQUEST), version: 1 }]);
      await expect(saveOutcome(ctx, ended())).rejects.toMatchObject({ kind: 'conflict' });
      expect(await doorsWith()).toHaveLength(3);
      expect((await table.query({ pk: `SUBJECT#${task.household}`, begins: 'VISIT#' })).items).toEqual([]);
    });
  });

  describe('what was done', () => {
    it('is told page by page, newest first, under every number of the household', async () => {
      const { ctx } = await villageOn(fresh);
      await saveOutcome(ctx, ended());
      const numbers = [home(9), task.household];
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listActivity(ctx, numbers, { limit: 1, cursor }, authorizer);
        seen.push(...page.items.map(({ type }) => type));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(['visit', 'service', 'case']);
      const first = await listActivity(ctx, numbers, { limit: 1 }, authorizer);
      const other = authorizerFor({ ...who, id: 'w-other' }, 'household.record', grants);
      await expect(listActivity(ctx, numbers, { limit: 1, cursor: first.next }, other)).rejects.toMatchObject(
        { kind: 'invalid' },
      );
    });
  });

  describe('slips', () => {
    it('point to the cases and the follow-up as they stand now', async () => {
      const { ctx } = await villageOn(fresh);
      await saveOutcome(ctx, ended());
      const slip = await readSlip(ctx, NUMBER);
      expect(slip?.cases.map(({ id, status }) => [id, status])).toEqual([[REQUEST, 'reported']]);
      expect(slip?.followUp).toMatchObject({ over: false });
      expect(await readSlip(ctx, slipNumber(new Uint8Array(17).fill(8)))).toBeUndefined();
    });
  });
});
