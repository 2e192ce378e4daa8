import { type AreaCode, kindOfArea } from '../../shared/base/area-code.ts';

export interface NamedArea {
  readonly code: AreaCode;
  readonly name: string;
}

export const PREFECTURE: NamedArea = { code: '623000', name: '甘南州' };

/** GB/T 2260. Everything below them is invented. */
const counties: readonly NamedArea[] = [
  { code: '623001', name: '合作市' },
  { code: '623021', name: '临潭县' },
  { code: '623022', name: '卓尼县' },
  { code: '623023', name: '舟曲县' },
  { code: '623024', name: '迭部县' },
  { code: '623025', name: '玛曲县' },
  { code: '623026', name: '碌曲县' },
  { code: '623027', name: '夏河县' },
];

const TOWNSHIPS = '青松 河湾 草坪 双泉 云岭 金盆 柳沟 花坡 长滩 寒泉 上坪 风口 鹿角 白杨 磨坊 雪岭'.split(
  ' ',
);
const VILLAGES = ['东坡', '西河', '上湾', '下滩'];

const townshipsOf = ({ code }: NamedArea, county: number): NamedArea[] => [
  { code: `${code}101`, name: `${TOWNSHIPS[2 * county]}镇` },
  { code: `${code}201`, name: `${TOWNSHIPS[2 * county + 1]}乡` },
];

const villagesOf = ({ code }: NamedArea, township: number): NamedArea[] =>
  [1, 2].map((n) => ({ code: `${code}00${n}`, name: `${VILLAGES[(2 * township + n - 1) % 4]}村` }));

const gridsOf = ({ code }: NamedArea): NamedArea[] => [
  { code: `${code}001`, name: '第一网格' },
  { code: `${code}002`, name: '第二网格' },
];

const townships = counties.flatMap(townshipsOf);
const villages = townships.flatMap(villagesOf);

/** The tree of the demo prefecture, parents before their children: 8 counties, 16 townships, 32 villages, 64 grids. */
export const areas: readonly NamedArea[] = [
  PREFECTURE,
  ...counties,
  ...townships,
  ...villages,
  ...villages.flatMap(gridsOf),
];

export const grids: readonly NamedArea[] = areas.filter(({ code }) => kindOfArea(code) === 'grid');
