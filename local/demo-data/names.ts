import { pick } from './pick.ts';

const FAMILY = '王 李 张 马 杨 赵 刘 陈 孙 周 丁 白'.split(' ');
const GIVEN = '建国 秀兰 文斌 慧 志强 玉梅 明 海燕 永平 春花 立新 小红'.split(' ');
const SINGLE = '扎西 卓玛 才让 拉姆 旦正 央金 道吉 仁青 白玛 索南 桑吉 达娃'.split(' ');
const SECOND = '草 措 加 东主 吉 尖措'.split(' ');

const some = (list: readonly string[]): [string, ...string[]] => [list[0] ?? '', ...list.slice(1)];

/** The name of somebody who does not exist. */
export const inventedName = (seed: string): string => {
  const first = pick(['two', 'three'], `${seed}:form`);
  return first === 'two'
    ? `${pick(some(SINGLE), `${seed}:single`)}${pick(some(SECOND), `${seed}:second`)}`
    : `${pick(some(FAMILY), `${seed}:family`)}${pick(some(GIVEN), `${seed}:given`)}`;
};
