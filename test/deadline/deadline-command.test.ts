import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const deadline = (...args: string[]) =>
  spawnSync(process.execPath, ['scripts/deadline.ts', ...args], { encoding: 'utf8' });

it('prints the date and every day that led to it', () => {
  const { status, stdout } = deadline('--from', '2026-02-13T10:00:00+08:00', '--limit', '5wd');
  expect(status).toBe(0);
  expect(stdout.split('\n')[0]).toBe('Due on 2026-02-27; late from 2026-02-28 00:00 Beijing time.');
  expect(stdout).toContain('2026-02-14  Sat     1  make-up working day');
  expect(stdout).toContain('2026-02-27  Fri     5  working day');
});

it('speaks Chinese', () => {
  const { stdout } = deadline('--from', '2026-02-13T10:00:00+08:00', '--limit', '5wd', '--lang', 'zh-CN');
  expect(stdout).toContain('2026-02-14  周六     1  调休上班日');
});

it('prints one line of JSON', () => {
  const { stdout } = deadline('--from', '2026-02-13T02:00:00Z', '--limit', '1wd', '--json');
  expect(JSON.parse(stdout)).toEqual({
    dueOn: '2026-02-14',
    dueAt: '2026-02-14T16:00:00.000Z',
    provisional: false,
    days: [
      { on: '2026-02-13', counted: false, why: 'start, not counted' },
      { on: '2026-02-14', counted: true, why: 'make-up working day' },
    ],
  });
});

it('never says silently that 2027-10-01 is a working day', () => {
  const { stdout } = deadline('--from', '2027-09-30T10:00:00+08:00', '--limit', '1wd', '--json');
  expect(JSON.parse(stdout)).not.toMatchObject({ dueOn: '2027-10-01' });
});

it('says that a date is provisional where no notice can be out yet', () => {
  const { stdout } = deadline('--from', '2099-09-30T10:00:00+08:00', '--limit', '1wd', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ dueOn: '2099-10-05', provisional: true });
});

it.each([
  ['a moment without a zone', ['--from', '2026-02-13T10:00:00', '--limit', '5wd'], 'moment with a zone'],
  [
    'a day that does not exist',
    ['--from', '2026-02-30T10:00:00+08:00', '--limit', '5wd'],
    'moment with a zone',
  ],
  ['a century away', ['--from', '2126-02-13T10:00:00+08:00', '--limit', '5wd'], '2000 to 2099'],
  ['an unknown unit', ['--from', '2026-02-13T10:00:00+08:00', '--limit', '5weeks'], 'not a limit'],
  ['no limit', ['--from', '2026-02-13T10:00:00+08:00'], '--limit is missing'],
  ['no moment', ['--limit', '5wd'], '--from is missing'],
  [
    'an unknown language',
    ['--from', '2026-02-13T10:00:00+08:00', '--limit', '5wd', '--lang', 'fr'],
    'not spoken here',
  ],
  ['an unknown option', ['--until', 'tomorrow'], '--until'],
])('refuses %s with exit code 2 and the reason', (_, args, reason) => {
  const { status, stdout, stderr } = deadline(...args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(reason);
});
