import { describe, expect, it } from 'vitest';
import { enterHoliday } from '../../shared/calendar/rules/enter-holiday.ts';
import { NewLocalHoliday } from '../../shared/calendar/rules/local-holiday.ts';
import type { Campaign } from '../../shared/campaign/rules/campaign.ts';
import { withdrawHoliday } from '../../shared/campaign/rules/withdraw-holiday.ts';
import { aCampaign } from '../support/campaigns.ts';
import { aFestival, newFestival } from '../support/festivals.ts';

const other = (name: string) => newFestival({ festival: 'other', name });

describe('what a locality sends', () => {
  it.each([
    ['a known festival', newFestival()],
    ['one day', newFestival({ to: '2026-07-20' })],
    ['sixteen days', newFestival({ to: '2026-08-04' })],
    ['the whole prefecture', newFestival({ area: '623000' })],
    ['a name in Chinese', other('采花节')],
    ['a name in Tibetan', other('ཞིང་པའི་དུས་ཆེན')],
    ['a name in English', other('Flower festival')],
  ])('may be %s', (_, body) => {
    expect(NewLocalHoliday.safeParse(body).success).toBe(true);
  });

  it.each([
    ['ends before it begins', newFestival({ to: '2026-07-19' })],
    ['lasts for seventeen days', newFestival({ to: '2026-08-05' })],
    ['is on no day there is', newFestival({ from: '2026-02-30', to: '2026-03-01' })],
    ['is that of a village', newFestival({ area: '623027101203' })],
    ['is that of a grid', newFestival({ area: '623027101203001' })],
    ['names a known festival anew', newFestival({ name: '香浪' })],
    ['is another one without a name', newFestival({ festival: 'other' })],
    ['has an empty name', other(' ')],
    ['has a name of 21 characters', other('节'.repeat(21))],
    ['has markup in its name', other('<b>节</b>')],
    ['has two lines', other('节\n日')],
    ['turns the direction of reading', other('\u202E节')],
    ['says whose belief it is', other('宗教节')],
    ['says so in English', other('Monks festival')],
    ['says so in Pinyin', other('zongjiao jie')],
    ['names an act of worship', other('晒佛节')],
    ['names an assembly for it', other('毛兰姆法会')],
    ['does so in English', other('Prayer day')],
    ['hides the word', other('ｍｏｎｋ day')],
    ['says whose people it is', other('民族节')],
    ['has a field more', { ...newFestival(), note: 'bring tents' }],
    ['says who entered it', { ...newFestival(), createdBy: 's-other' }],
  ])('is refused if it %s', (_, body) => {
    expect(NewLocalHoliday.safeParse(body).success).toBe(false);
  });

  it('is not repeated in the warning about a denied word', () => {
    const { error } = NewLocalHoliday.safeParse(other('宗教节'));
    expect(JSON.stringify(error?.issues)).not.toContain('宗教');
  });
});

const SENT = { createdBy: 's-township', digest: 'd' };

describe('entering a festival', () => {
  // 23:59 in Shanghai on the 8th, when it is still the afternoon in UTC.
  const at = '2026-07-08T15:59:59.999Z';

  it.each([
    { from: '2026-07-07', is: 'over' },
    { from: '2026-07-08', is: 'today' },
    { from: '2026-07-09', is: 'tomorrow, when its campaign would open' },
    { from: '2027-07-10', is: 'more than a year away' },
    { from: '2062-07-08', is: 'a slip of the pen' },
  ])('is refused for $from, which is $is', ({ from }) => {
    expect(() => enterHoliday(newFestival({ from, to: from }), SENT, at)).toThrow(
      /^holiday\.too-(early|late)/,
    );
  });

  it.each(['2026-07-10', '2026-12-31', '2027-01-01', '2027-07-09'])('is possible for %s', (from) => {
    expect(enterHoliday(newFestival({ from, to: from }), SENT, at)).toMatchObject({
      status: 'entered',
      from,
    });
  });

  it('counts the day of Shanghai', () => {
    const early = newFestival({ from: '2026-07-10', to: '2026-07-10' });
    expect(() => enterHoliday(early, SENT, '2026-07-08T16:00:00.000Z')).toThrow('holiday.too-early');
  });

  it('keeps who entered it, and when', () => {
    expect(enterHoliday(newFestival(), SENT, at)).toEqual({
      ...newFestival(),
      ...SENT,
      status: 'entered',
      version: 1,
      createdAt: at,
    });
  });
});

describe('withdrawing a festival', () => {
  const at = '2026-07-19T15:59:59.999Z';
  const opened = aCampaign();
  const stopped: Campaign = {
    ...opened,
    status: 'cancelled',
    cancelledAt: at,
    cancelledBy: 's-1',
    reason: 'opened-wrongly',
  };

  it.each([
    { is: 'before its campaign opens', campaign: undefined },
    { is: 'after its campaign was cancelled', campaign: stopped },
  ])('is possible $is', ({ campaign }) => {
    expect(withdrawHoliday(aFestival(), campaign, 's-township', at)).toEqual({
      ...aFestival(),
      status: 'withdrawn',
      version: 2,
      withdrawnAt: at,
      withdrawnBy: 's-township',
    });
  });

  it('is refused once its campaign has opened', () => {
    expect(() => withdrawHoliday(aFestival(), opened, 's-township', at)).toThrow('holiday.campaign-opened');
  });

  it('is refused once it has begun', () => {
    const begun = '2026-07-19T16:00:00.000Z';
    expect(() => withdrawHoliday(aFestival(), undefined, 's-township', begun)).toThrow('holiday.begun');
  });
});
