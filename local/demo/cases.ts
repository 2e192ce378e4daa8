import { concludeOrder, explainDeadline } from './follow-up.ts';
import { report, type Story, sweep, take } from './story.ts';

/** Advice for the vaccination of a flock: answered in time, confirmed, closed. */
export const vaccination = async ({ worker, agriculture, supervisor, colleague, household, at }: Story) => {
  console.log('\n1. Advice for the vaccination of a flock');
  await at(0, 9);
  const subject = { type: 'household', id: household };
  const words = 'When must the lambs be vaccinated, and who brings the vaccine up to the summer pasture?';
  const id = await report(worker, { kind: 'question', subject, words });
  await at(0, 10);
  await take(supervisor, id, 'accept');
  await take(supervisor, id, 'assign', { to: { unit: 'xh-agriculture' } });
  await at(1, 9);
  await take(agriculture, id, 'start');
  await at(1, 15);
  await take(agriculture, id, 'answer', {
    result: 'solved',
    words: 'The veterinarian comes on Thursday with the vaccine.',
  });
  await at(3, 17);
  await take(worker, id, 'verify', { reached: 'confirmed', words: 'The flock is vaccinated.' });
  await take(colleague, id, 'close');
  return id;
};

/** Work near the county town for a school leaver: sent to the wrong office first, which gives it back once. */
export const work = async ({
  worker,
  agriculture,
  employment,
  supervisor,
  colleague,
  household,
  at,
}: Story) => {
  console.log('\n2. Work near the county town for a school leaver');
  await at(0, 11);
  const subject = { type: 'household', id: household };
  const words = 'The daughter has finished school and looks for work not far from the county town.';
  const id = await report(worker, { kind: 'household-request', subject, words });
  await at(0, 15);
  await take(supervisor, id, 'accept');
  await take(supervisor, id, 'assign', { to: { unit: 'xh-agriculture' } });
  await at(1, 10);
  await take(agriculture, id, 'return', { words: 'Placements are with the employment office.' });
  await take(supervisor, id, 'assign', { to: { unit: 'xh-employment' } });
  await at(2, 9);
  await take(employment, id, 'start');
  await at(4, 16);
  await take(employment, id, 'answer', {
    result: 'solved',
    words: 'She begins at the dairy in the county town on Monday.',
  });
  await at(7, 18);
  await take(worker, id, 'verify', { reached: 'confirmed' });
  await take(colleague, id, 'close');
  return id;
};

/** A lane to repair: late, swept twice and climbing two tiers, followed up, answered, not solved, answered again, verified, struck off. */
export const lane = async ({ worker, roads, supervisor, colleague, county, grid, at }: Story) => {
  console.log('\n3. A lane to repair');
  await at(0, 12);
  const subject = { type: 'area', id: grid };
  const id = await report(worker, {
    kind: 'public-space',
    subject,
    words: 'The lane behind the mill is washed out.',
  });
  await at(0, 16);
  await take(supervisor, id, 'accept');
  await take(supervisor, id, 'assign', { to: { unit: 'xh-roads' } });
  await at(1, 9);
  await take(roads, id, 'start');
  await at(8, 9);
  await sweep();
  await explainDeadline(roads, id);
  await at(10, 9);
  await sweep();
  await concludeOrder(county, roads, id);
  await at(10, 16);
  await take(roads, id, 'answer', { result: 'solved', words: 'Gravel was laid.' });
  await at(11, 8);
  await take(worker, id, 'verify', {
    reached: 'not-solved',
    words: 'The first rain washed the gravel away.',
  });
  await at(11, 9);
  await take(roads, id, 'start');
  await at(15, 16);
  await take(roads, id, 'answer', { result: 'solved', words: 'A culvert was built and the lane paved.' });
  await at(17, 10);
  await take(worker, id, 'verify', { reached: 'confirmed', words: 'Dry after two days of rain.' });
  await take(colleague, id, 'close');
  return id;
};
