import { isUp, list, moveClock, text } from './demo/api.ts';
import { midAutumn } from './demo/campaign.ts';
import { lane, vaccination, work } from './demo/cases.ts';
import { firstHousehold } from './demo/household.ts';
import { mistakes } from './demo/mistakes.ts';
import { printTimeline } from './demo/print-timeline.ts';
import { openStory, type Story } from './demo/story.ts';

/** The ended cases of the months in which the demo's own ended, as anyone who oversees the township lists them. */
const listed = async ({ supervisor }: Story, endedAt: readonly string[]): Promise<string[]> => {
  const months = [...new Set(endedAt.map((at) => at.slice(0, 7)))];
  const pages = await Promise.all(
    months.map((month) => supervisor.get(`/cases?state=ended&month=${month}&limit=100`)),
  );
  return pages.flatMap((page) => list(page['items'])).map((one) => text(one['id']));
};

const notebookPage = async (): Promise<void> => {
  const story = await openStory(firstHousehold);
  const ids = [await vaccination(story), await work(story), await lane(story)];
  const cases = await Promise.all(ids.map((id) => story.supervisor.get(`/cases/${id}`)));
  for (const it of cases) printTimeline(it);
  const seen = await listed(
    story,
    cases.map((it) => text(it['endedAt'])),
  );
  const missing = ids.filter((id) => !seen.includes(id));
  console.log(
    `\nGET /cases?state=ended lists ${ids.length - missing.length} of the ${ids.length} cases, struck off.`,
  );
  if (missing.length > 0) throw new Error(`Missing from the list of ended cases: ${missing.join(', ')}`);
  await midAutumn(story);
};

/** What a word after `--` tells instead of the notebook page. */
const others: Readonly<Record<string, () => Promise<void>>> = { mistakes };

/**
 * `npm run demo`, told over HTTP to the host that `npm start` runs: one notebook page becomes three cases, and the whole
 * prefecture is visited before Mid-Autumn.
 */
const main = async (): Promise<void> => {
  if (!(await isUp()))
    throw new Error('Nothing answers at GET /health. Run "npm start" in another terminal first.');
  const [asked] = process.argv.slice(2);
  const other = asked === undefined ? notebookPage : others[asked];
  if (other === undefined)
    throw new Error(`There is no demo "${asked}"; there is: ${Object.keys(others).join(', ')}.`);
  try {
    await other();
  } finally {
    await moveClock(null);
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
