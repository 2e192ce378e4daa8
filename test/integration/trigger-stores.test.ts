import { describe, expect, it } from 'vitest';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import { listNotices } from '../../shared/notification/store/inbox-store.ts';
import type { Table } from '../../shared/table/table.ts';
import { triggerRecord, visitsOf } from '../../shared/visit/rules/trigger-record.ts';
import { findCalendar, issueCalendar, revokeCalendar } from '../../shared/visit/store/calendar-store.ts';
import { tasksAt } from '../../shared/visit/store/task-store.ts';
import {
  checkVisitor,
  readTalkRequest,
  saveTrigger,
  triggerBefore,
} from '../../shared/visit/store/trigger-store.ts';
import { recordDeath } from '../../shared/visit/use-cases/death-store.ts';
import { remindInGrid } from '../../shared/visit/use-cases/reminder-store.ts';
import { tableBuilds } from '../harness/table-builds.ts';
import { GRID, hoursLater, MONDAY } from '../support/cases.ts';
import { shanghai } from '../support/clocks.ts';
import { testContext } from '../support/context.ts';
import { sent, THURSDAY, task, villageOn, who } from '../support/visit-testbed.ts';
import { home } from '../support/visits.ts';

const QUIETLY = { words: undefined, notices: [], checks: [] };

describe.each(tableBuilds())('the stores of what makes visits due $name', ({ fresh }) => {
  describe('triggers', () => {
    const record = triggerRecord(
      { id: '01JT0000000000000000000001', kind: 'holiday', grid: GRID } as never,
      90,
      sent,
      MONDAY,
    );
    const tasks = Array.from({ length: 90 }, (_, n) => visitsOf(record, home(n), PREFECTURE_CALENDAR)).flat();

    it('put every visit of a large grid on the list, once, also when the first sending broke', async () => {
      const { ctx, table } = await villageOn(fresh);
      const count = () => table.count({ pk: `TASK#${GRID}`, begins: `${record.id}#` });
      const broken = { ...table, getMany: () => Promise.reject(new Error('killed')) };
      await expect(saveTrigger(testContext(broken).ctx, { record, tasks }, QUIETLY)).rejects.toThrow(
        'killed',
      );
      expect(await count()).toBe(80);
      expect(await triggerBefore(ctx, record.id, sent)).toEqual(record);
      await saveTrigger(ctx, { record, tasks }, QUIETLY);
      expect(await count()).toBe(90);
      expect(await table.get({ pk: `TRIGGER#${record.id}`, sk: 'REST' })).toBeUndefined();
      await expect(triggerBefore(ctx, record.id, { ...sent, digest: 'e' })).rejects.toMatchObject({
        kind: 'other-body',
      });
    });

    it('keep what somebody said for the helper alone, who must be in service', async () => {
      const { ctx } = await villageOn(fresh);
      const worry = { ...record, id: '01JT0000000000000000000002', helper: 'w-tashi' };
      await saveTrigger(
        ctx,
        { record: worry, tasks: [] },
        { words: 'I cannot sleep.', notices: [], checks: [] },
      );
      expect(await readTalkRequest(ctx, worry.id, 'w-tashi')).toBe('I cannot sleep.');
      expect(await readTalkRequest(ctx, worry.id, 'w-zhuoma')).toBeUndefined();
      await expect(
        checkVisitor(ctx, { id: 'w-nobody', pointer: '#/helper' }, GRID, () => true),
      ).rejects.toMatchObject({ kind: 'invalid' });
    });
  });

  describe('deaths', () => {
    const death = { id: '01JD0000000000000000000001', household: home(1), day: '2026-03-08' };

    it('mute what was planned and open one visit, also when three report at once', async () => {
      const { ctx, doorsWith, table } = await villageOn(fresh);
      const reports = [1, 2, 3].map((n) =>
        recordDeath(ctx, { ...death, id: `01JD000000000000000000000${n}` }, sent, MONDAY),
      );
      const reminderStops = await Promise.all(reports);
      const answers = reminderStops.map(({ household, condolence, condolenceDueOn }) => [
        household,
        condolence,
        condolenceDueOn,
      ]);
      expect(new Set(answers.map(String)).size).toBe(1);
      expect(await tasksAt(ctx, task)).toMatchObject({ stopped: true });
      expect(await doorsWith()).toHaveLength(3);
      expect(await table.count({ pk: `TASK#${GRID}`, begins: 'death-' })).toBe(1);
    });

    it('are a second one months later', async () => {
      const { ctx } = await villageOn(fresh);
      await recordDeath(ctx, death, sent, MONDAY);
      const later = { ...death, id: '01JD0000000000000000000009', day: '2026-09-01' };
      const at = shanghai('2026-09-02 10:00');
      expect(await recordDeath(ctx, later, sent, at)).toMatchObject({ version: 2, day: '2026-09-01' });
    });
  });

  describe('reminders', () => {
    const inboxOf = async ({ ctx }: Awaited<ReturnType<typeof villageOn>>, to: string) =>
      (await listNotices(ctx, to, { limit: 50 })).items;

    it('are written once a day, however often and by how many they are', async () => {
      const test = await villageOn(fresh);
      const remind = () => remindInGrid(test.ctx, GRID, '2026-03-12', THURSDAY);
      await Promise.all([remind(), remind(), remind()]);
      await remind();
      expect(await inboxOf(test, 'w-zhuoma')).toMatchObject([{ kind: 'visits-due', soon: 3 }]);
    });

    it('leave a house out in which somebody died while they were being written', async () => {
      const test = await villageOn(fresh);
      const { table, ctx } = test;
      let died = false;
      const slow: Table = {
        ...table,
        write: async (writes) => {
          if (!died) {
            died = true;
            const death = { id: '01JD0000000000000000000001', household: home(1), day: '2026-03-11' };
            await recordDeath(ctx, death, sent, THURSDAY);
          }
          return table.write(writes);
        },
      };
      await remindInGrid(testContext(slow).ctx, GRID, '2026-03-12', THURSDAY);
      expect(await inboxOf(test, 'w-zhuoma')).toMatchObject([{ kind: 'visits-due', soon: 2 }]);
    });
  });

  describe('calendar feeds', () => {
    const feed = { worker: who.id, issuedAt: MONDAY };

    it('are found by the newest token alone, and by none after they were taken back', async () => {
      const { ctx } = await villageOn(fresh);
      const first = await issueCalendar(ctx, feed);
      const second = await issueCalendar(ctx, { ...feed, issuedAt: hoursLater(1) });
      expect(await findCalendar(ctx, first)).toBeUndefined();
      expect(await findCalendar(ctx, second)).toEqual({ ...feed, issuedAt: hoursLater(1) });
      await revokeCalendar(ctx, who.id);
      await revokeCalendar(ctx, who.id);
      expect(await findCalendar(ctx, second)).toBeUndefined();
    });

    it('have one token when two are asked for at once', async () => {
      const { ctx } = await villageOn(fresh);
      const asked = await Promise.allSettled([1, 2, 3].map(() => issueCalendar(ctx, feed)));
      const tokens = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const found = await Promise.all(tokens.map((token) => findCalendar(ctx, token)));
      expect(found.filter((one) => one !== undefined)).toHaveLength(1);
    });
  });
});
