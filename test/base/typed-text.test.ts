import { describe, expect, it } from 'vitest';
import { Phone } from '../../shared/base/requester.ts';
import { typedLine, typedLines, typedPhone } from '../../shared/base/typed-text.ts';
import { Name, Words } from '../../shared/base/words.ts';

describe('a name as it is typed', () => {
  it.each([
    ['composed or not', 'Ame\u0301lie', 'Amélie'],
    ['with a blank of another width', '扎西\u3000多杰', '扎西 多杰'],
    ['with a blank that does not break', 'Tashi\u00a0Dorje', 'Tashi Dorje'],
    ['with a tab', 'Tashi\tDorje', 'Tashi Dorje'],
    ['with a character that nobody sees', 'Tashi\u200b Dorje\ufeff', 'Tashi Dorje'],
    ['on two lines, as a cell may hold it', 'Tashi\r\nDorje', 'Tashi Dorje'],
    ['with blanks around it', '  Tashi   Dorje ', 'Tashi Dorje'],
    ['in Tibetan', 'བཀྲ་ཤིས་རྡོ་རྗེ།', 'བཀྲ་ཤིས་རྡོ་རྗེ།'],
  ])('is one and the same: %s', (_, typed, name) => {
    expect(typedLine(typed)).toBe(name);
  });

  it.each(['', '  ', '\u200b', '\ufeff\u200b', '\u3000\u00ad', '\u200d'])(
    'is none when nobody sees it: %j',
    (typed) => {
      expect(typedLine(typed)).toBe('');
      expect(typedLines(typed)).toBe('');
    },
  );

  it.each(['a\u202eb', '\u202e', 'a\u0007b'])('is refused when it runs backwards or rings: %j', (typed) => {
    expect(Name.safeParse(typedLine(typed)).success).toBe(false);
    expect(Words.safeParse(typedLines(typed)).success).toBe(false);
  });

  it('is as long as what is stored', () => {
    expect(Name.parse(typedLine('e\u0301'.repeat(80)))).toHaveLength(80);
    expect(Name.safeParse('é'.repeat(81)).success).toBe(false);
  });
});

describe('words as they are typed', () => {
  it('keep their lines, whatever ends them', () => {
    expect(typedLines('No water.\r\n\r\nSince Monday.\rCome soon.\u2028')).toBe(
      'No water.\n\nSince Monday.\nCome soon.',
    );
  });

  it('may hold a tab', () => {
    expect(typedLines('a\tb')).toBe('a b');
  });
});

describe('a telephone number as it is typed', () => {
  it.each([
    ['１３９０００００９１５', '13900000915'],
    ['139－0000－0001', '139-0000-0001'],
    ['139–0000–0001', '139-0000-0001'],
    ['+86 139 0000 0001', '+86 139 0000 0001'],
    ['＋86 13900000001', '+86 13900000001'],
    ['(0931)8888888', '0931-8888888'],
    ['（0931）8888888', '0931-8888888'],
    ['0931-8888888转801', '0931-8888888-801'],
    ['0931-8888888 分机 801', '0931-8888888-801'],
    ['0931-8888888 ext. 801', '0931-8888888-801'],
    [' 13900000001\u200b', '13900000001'],
  ])('%s is %s', (typed, number) => {
    expect(typedPhone(typed)).toBe(number);
    expect(Phone.parse(number)).toBe(number);
  });

  it.each([
    '13900000001/13900000002',
    '13900000001、13900000002',
    '13900000001;13900000002',
    '13900000001 13900000002',
  ])('is one number alone: %s', (typed) => {
    expect(Phone.safeParse(typedPhone(typed)).error?.issues[0]?.message).toContain('phone.one-number');
  });

  it.each(['call me', '12', '139-abc'])('is none: %s', (typed) => {
    expect(Phone.safeParse(typedPhone(typed)).error?.issues[0]?.message).toContain('phone.digits');
  });
});
