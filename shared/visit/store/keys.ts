import { gridOf, type HouseholdId } from '../../base/area-code.ts';
import { type CampaignId, partsOfCampaign } from '../../base/campaign-id.ts';
import type { Day } from '../../base/instant.ts';
import { activityPartition } from '../../service/store/keys.ts';
import { CLOCK_SHARDS, COUNTER_SLICES, type Key, slot } from '../../table/key.ts';

interface TaskKey {
  readonly origin: string;
  readonly household: HouseholdId;
}

export const campaignPartition = (id: CampaignId) => {
  const { holiday, year } = partsOfCampaign(id);
  return `CAMPAIGN#${holiday}#${year}`;
};
export const tasksPartition = (grid: string) => `TASK#${grid}`;
export const helpPartition = (worker: string) => `WORKER#${worker}`;
/** Visits to make that name a worker, by due day: few, and none of a campaign. */
export const visitsNamingPartition = (worker: string) => `VISITS#${worker}`;
/** Agendas of visits by the moment at which somebody has to be reminded. */
export const agendaClock = (id: string) => `AGENDA#${slot(id, CLOCK_SHARDS)}`;
export const agendaShard = (shard: number) => `AGENDA#${shard}`;
/** That a worker makes visits of an origin in a grid in place of the liaisons there. */
export const helpKey = (worker: string, origin: string, grid: string): Key => ({
  pk: helpPartition(worker),
  sk: `HELP#${origin}#${grid}`,
});
export const taskKey = ({ origin, household }: TaskKey): Key => ({
  pk: tasksPartition(gridOf(household)),
  sk: `${origin}#${household}`,
});
export const endingKey = ({ origin, household }: TaskKey): Key => ({
  pk: tasksPartition(gridOf(household)),
  sk: `${origin}#${household}#DONE`,
});
/** Beside the tasks, so that whoever reads those of a grid knows of every death there. */
export const reminderStopKey = (household: HouseholdId): Key => ({
  pk: tasksPartition(gridOf(household)),
  sk: `MUTE#${household}`,
});
/** Beside its tasks: that the trigger was a mistake, so that whoever reads the list of the grid knows. */
export const triggerTakenBackKey = (grid: string, id: string): Key => ({
  pk: tasksPartition(grid),
  sk: `BACK#${id}`,
});
/** Which of several visits of one task: recorded anew after one that was taken back, or `b1`, `b2` beside the one that ended it. */
export type Take = number | `b${number}`;
/** What was done for a subject, by day. */
export const visitKey = (household: HouseholdId, day: Day, origin: string, take: Take = 1): Key => ({
  pk: activityPartition(household),
  sk: `VISIT#${day}#${origin}${take === 1 ? '' : `~${take}`}`,
});
export const slipKey = (number: string): Key => ({ pk: `SLIP#${number}`, sk: 'SLIP' });
/** Requests of the open doors in a minute, by a group of sources too large to know anyone by. */
export const rateLimitKey = (bucket: string, minute: string, group: string): Key => ({
  pk: `KNOCK#${bucket}`,
  sk: `${minute}#${group}`,
});
/** A calendar feed by the fingerprint of its token, and the token's place with its worker. */
export const calendarKey = (fingerprint: string): Key => ({ pk: `CALENDAR#${fingerprint}`, sk: 'CALENDAR' });
export const calendarPlaceKey = (worker: string): Key => ({ pk: `WORKER#${worker}`, sk: 'CALENDAR' });
export const triggerKey = (id: string): Key => ({ pk: `TRIGGER#${id}`, sk: 'TRIGGER' });
/** What somebody said who wants to talk: for the one helper, and in no list. */
export const talkRequestKey = (id: string): Key => ({ pk: `TRIGGER#${id}`, sk: 'WORRY' });
/** The doors of a large grid whose visits are not all on the list yet. */
export const triggerRestKey = (id: string): Key => ({ pk: `TRIGGER#${id}`, sk: 'REST' });
/** How many triggers one door, or all doors of a grid, had in a month. */
export const triggersCountKey = (scope: string, month: string): Key => ({
  pk: `TRIGGER#${scope}`,
  sk: `COUNT#${month}`,
});
/** How many of its visits are over, however they ended. */
export const visitsEndedKey = (id: CampaignId, household: HouseholdId): Key => ({
  pk: campaignPartition(id),
  sk: `ENDED#${slot(household, COUNTER_SLICES)}`,
});
export const agendaKey = (origin: string, scope: string): Key => ({ pk: `AGENDA#${origin}`, sk: scope });
