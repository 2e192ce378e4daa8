import type { CaseKind } from '../../shared/base/vocabulary.ts';
import type { Programme } from '../../shared/programme/rules/programme.ts';
import type { NewUnit, UnitName } from '../../shared/unit/rules/unit.ts';

/** A county by the letters that its offices' ids begin with. */
const COUNTIES = [
  { area: '623001', prefix: 'hz', zh: '合作市', bo: 'གཙོས་གྲོང་ཁྱེར', en: 'Hezuo' },
  { area: '623021', prefix: 'lt', zh: '临潭县', bo: 'ལིན་ཐན་རྫོང', en: 'Lintan' },
  { area: '623022', prefix: 'zn', zh: '卓尼县', bo: 'ཅོ་ནེ་རྫོང', en: 'Zhuoni' },
  { area: '623023', prefix: 'zq', zh: '舟曲县', bo: 'འབྲུག་ཆུ་རྫོང', en: 'Zhouqu' },
  { area: '623024', prefix: 'db', zh: '迭部县', bo: 'ཐེ་བོ་རྫོང', en: 'Diebu' },
  { area: '623025', prefix: 'mq', zh: '玛曲县', bo: 'རྨ་ཆུ་རྫོང', en: 'Maqu' },
  { area: '623026', prefix: 'lq', zh: '碌曲县', bo: 'ཀླུ་ཆུ་རྫོང', en: 'Luqu' },
  { area: '623027', prefix: 'xh', zh: '夏河县', bo: 'བསང་ཆུ་རྫོང', en: 'Xiahe' },
] as const;

interface Office {
  readonly id: string;
  readonly name: Required<UnitName>;
  readonly sort: NewUnit['sort'];
  readonly takesPart: Programme[];
  readonly handles: CaseKind[];
}

const named = (zh: string, bo: string, en: string) => ({ 'zh-CN': zh, bo, en });

/** What every county has. */
const OFFICES: readonly Office[] = [
  {
    id: 'agriculture',
    name: named('农业农村局', 'ཞིང་ལས་གྲོང་གསེབ་ཅུས', 'Agriculture Bureau'),
    sort: 'office',
    takesPart: ['household', 'partnership'],
    handles: ['question', 'household-request', 'enterprise-problem'],
  },
  {
    id: 'roads',
    name: named('交通运输局', 'འགྲིམ་འགྲུལ་སྐྱེལ་འདྲེན་ཅུས', 'Roads and Transport Bureau'),
    sort: 'office',
    takesPart: ['household', 'partnership'],
    handles: ['question', 'household-request', 'public-space'],
  },
  {
    id: 'water',
    name: named('水务局', 'ཆུ་བེད་ཅུས', 'Water Bureau'),
    sort: 'office',
    takesPart: ['household'],
    handles: ['question', 'household-request', 'public-space'],
  },
  {
    id: 'employment',
    name: named('人力资源和社会保障局', 'མི་ཤུགས་དང་སྤྱི་ཚོགས་འགན་སྲུང་ཅུས', 'Employment Bureau'),
    sort: 'office',
    takesPart: ['household', 'enterprise'],
    handles: ['question', 'household-request', 'entitlement', 'enterprise-problem', 'enterprise-arrears'],
  },
  {
    id: 'education',
    name: named('教育局', 'སློབ་གསོ་ཅུས', 'Education Bureau'),
    sort: 'office',
    takesPart: ['household', 'care', 'site'],
    handles: ['question', 'household-request', 'entitlement'],
  },
  {
    id: 'civil',
    name: named('民政局', 'དམངས་སྲིད་ཅུས', 'Civil Affairs Bureau'),
    sort: 'office',
    takesPart: ['household', 'care'],
    handles: ['question', 'safeguarding', 'entitlement', 'temporary-relief', 'care-need'],
  },
  {
    id: 'justice',
    name: named('司法局', 'ཁྲིམས་སྲིད་ཅུས', 'Justice Bureau'),
    sort: 'office',
    takesPart: ['household', 'site'],
    handles: ['question', 'dispute-mediation'],
  },
  {
    id: 'power',
    name: named('供电公司', 'གློག་སྤྲོད་ཀུང་སི', 'Power Supply Company'),
    sort: 'state-firm',
    takesPart: ['enterprise', 'partnership'],
    handles: ['household-request', 'public-space', 'enterprise-problem'],
  },
  {
    id: 'hospital',
    name: named('人民医院', 'མི་དམངས་སྨན་ཁང', 'Hospital'),
    sort: 'institution',
    takesPart: ['care', 'site'],
    handles: ['question', 'care-need'],
  },
];

/** No number of the telephone network begins like this after the area code. */
const officeNumber = (county: number, office: number) => `0941-01${county}0${office}00`;

const inCounties: NewUnit[] = COUNTIES.flatMap(({ area, prefix, zh, bo, en }, county) =>
  OFFICES.map(({ id, name, ...office }, n) => ({
    id: `${prefix}-${id}`,
    name: named(`${zh}${name['zh-CN']}`, `${bo}་${name.bo}`, `${name.en} of ${en}`),
    area,
    ...office,
    officeNumber: officeNumber(county, n),
  })),
);

/** The offices of the invented prefecture: those of every county, and two of the prefecture itself. */
export const units: readonly NewUnit[] = [
  {
    id: 'gn-roads',
    name: named('甘南州交通运输局', 'ཀན་ལྷོ་འགྲིམ་འགྲུལ་སྐྱེལ་འདྲེན་ཅུས', 'Roads and Transport Bureau of the prefecture'),
    area: '623000',
    sort: 'office',
    takesPart: ['partnership'],
    handles: ['public-space'],
    officeNumber: officeNumber(9, 1),
  },
  {
    id: 'gn-civil',
    name: named('甘南州民政局', 'ཀན་ལྷོ་དམངས་སྲིད་ཅུས', 'Civil Affairs Bureau of the prefecture'),
    area: '623000',
    sort: 'office',
    takesPart: ['care'],
    handles: ['safeguarding', 'entitlement', 'care-need'],
    officeNumber: officeNumber(9, 2),
  },
  ...inCounties,
];
