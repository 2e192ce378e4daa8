import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { PREFECTURE_CALENDAR } from '../../shared/calendar/rules/prefecture-calendar.ts';
import type { CampaignIn } from '../../shared/campaign/rules/campaign.ts';
import type { Chunk } from '../../shared/campaign/rules/chunk.ts';
import { DEFAULT_CAMPAIGNS } from '../../shared/campaign/rules/default-campaigns.ts';
import { openCampaign } from '../../shared/campaign/rules/open-campaign.ts';
import type { PlanningFacts } from '../../shared/campaign/rules/plan.ts';
import { chunkItem } from '../../shared/campaign/store/chunk-item.ts';
import { eventOf } from '../../shared/publishing/event-mappers.ts';

/** Three working days before Mid-Autumn 2026: Monday to Wednesday. */
const THREE_DAYS = ['2026-09-14', '2026-09-15', '2026-09-16'];

export const someFacts = (more: Partial<PlanningFacts> = {}): PlanningFacts => ({
  days: THREE_DAYS,
  dailyTrips: 6,
  households: [],
  due: [],
  standIns: [],
  ...more,
});

/** Early on the day on which Mid-Autumn 2026 (on 25 September) has its three weeks. */
export const OPENING_DAY = '2026-09-03T21:30:00.000Z';

/** A campaign for the day of Mid-Autumn 2026 over the whole prefecture, opened and not planned. */
export const aCampaign = (holiday = 'mid-autumn', at = OPENING_DAY): CampaignIn<'opened'> => {
  const rule = DEFAULT_CAMPAIGNS.holidays['mid-autumn'];
  if (rule === undefined) throw new Error('Mid-Autumn has a rule.');
  return openCampaign(
    {
      rule,
      holiday: { id: holiday, calendar: 'lunar', rule: 'lunar 8/15', name: 'mid-autumn', on: '2026-09-25' },
    },
    { area: '623000', rules: 'v1', calendar: PREFECTURE_CALENDAR },
    at,
  );
};

/** What the queue holds after the stream has told of these chunks: nothing for one that is not called. */
export const messagesFor = (chunks: readonly Chunk[]): string[] =>
  chunks.flatMap((chunk) => {
    const event = eventOf({ before: undefined, after: chunkItem(chunk), at: chunk.calledAt });
    return event === undefined ? [] : [JSON.stringify({ detail: event })];
  });

/** Messages as Lambda hands them over; their place is their id. */
export const sqsEvent = (bodies: readonly string[]): SQSEvent => ({
  Records: bodies.map(
    (body, n): SQSRecord => ({
      messageId: `m-${n}`,
      receiptHandle: `r-${n}`,
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'test',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:nowhere:000000000000:publish-chunks',
      awsRegion: 'nowhere',
    }),
  ),
});
