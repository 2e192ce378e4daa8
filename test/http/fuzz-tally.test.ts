import { describe, expect, it } from 'vitest';
import { rolesToTry } from '../../scripts/fuzz/roles-to-try.ts';
import { addTo, emptyTally, isClean, printed } from '../../scripts/fuzz/tally.ts';

const sent = { target: 'GET /me/inbox', query: '{}', body: 'null' };
const answer = (role: string, status: number, ...titles: string[]) => ({
  role,
  operation: 'GET /me/inbox',
  status,
  failures: titles.map((title) => ({ title, message: `${title}.` })),
  sent,
});
const tallyOf = (...answers: ReturnType<typeof answer>[]) => {
  const tally = emptyTally();
  for (const one of answers) addTo(tally, one);
  return tally;
};

describe('what a fuzzer says of answers', () => {
  it('is clean when everybody was answered as the document says', () => {
    const tally = tallyOf(answer('worker', 200), answer('worker', 404), answer('auditor', 403));
    expect(isClean(tally, ['worker', 'auditor'])).toBe(true);
    expect(printed(tally).split('\n')).toEqual([
      'role         requests      2xx      3xx      4xx      5xx     none',
      'worker              2        1        0        1        0        0',
      'auditor             1        0        0        1        0        0',
      '3 requests, 0 findings',
    ]);
  });

  it('is a finding when an answer breaks its schema, once for each kind, with what was sent first', () => {
    const tally = tallyOf(
      answer('worker', 200, 'Response violates schema'),
      answer('auditor', 200, 'Response violates schema'),
    );
    expect(isClean(tally, ['worker', 'auditor'])).toBe(false);
    expect(printed(tally)).toContain('2 requests, 1 findings');
    expect(printed(tally)).toContain(
      'GET /me/inbox -> 200: Response violates schema, 2 times, first as worker\n  Response violates schema.\n  target: GET /me/inbox',
    );
  });

  it.each([500, 503])(
    'is a finding when somebody is answered %d, also where nothing else is wrong',
    (status) => {
      const tally = tallyOf(answer('worker', status));
      expect(isClean(tally, ['worker'])).toBe(false);
      expect(printed(tally)).toContain(`GET /me/inbox -> ${status}: Server error, 1 times`);
    },
  );

  it('is a finding when there was no answer', () => {
    expect(isClean(tallyOf(answer('worker', 0, 'No answer')), ['worker'])).toBe(false);
  });

  it('is not clean while somebody has asked nothing', () => {
    expect(isClean(tallyOf(answer('worker', 200)), ['worker', 'auditor'])).toBe(false);
  });
});

it('all roles are tried, each by somebody, and who has no token', () => {
  expect([...rolesToTry.keys()]).toEqual([
    'worker',
    'handler',
    'supervisor',
    'registrar',
    'rights-desk',
    'auditor',
    'nobody',
  ]);
  for (const [role, users] of rolesToTry) expect(users.length > 0).toBe(role !== 'nobody');
});
