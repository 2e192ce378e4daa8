/** What people say at the door, written for this bench: nobody said it. From 20 to 50 characters each. */
const SENTENCES = [
  '村口到小学的那段路被雨水冲坏了，孩子上学要绕很远，请派人看看。',
  '家里的羊该打疫苗了，想知道防疫员什么时候到村里来，需要准备什么。',
  '门前的路灯坏了半个多月，晚上老人出门看不清台阶，已经摔过一次。',
  '孩子初中毕业，想在县城附近找一份工作，最好能先学点手艺再上岗。',
  '自来水管冬天冻裂了，现在每天要到河边挑水，希望尽快修好。',
  '奶奶行动不便，想申请一张护理床，不清楚要交哪些材料、交到哪里。',
  '牧道上的小桥塌了一角，拖拉机过不去，草料运不上山，请安排修一下。',
  '想给屋顶换彩钢瓦，听说有补助，请问今年还能不能报名、怎么报。',
  '垃圾点离住户太近，夏天味道大，能不能往路口那边挪一挪。',
  '手机信号时有时无，打不通急救电话，希望能在坡上加一个基站。',
];
const LONGEST = 100;
const SHORTEST = 20;

/** Between 20 and 100 characters, of one sentence, two or three; nearly all differ from their neighbours. */
export const wordsNo = (n: number): string => {
  const sentence = (step: number) => SENTENCES[(n * 3 + step * 7) % SENTENCES.length] ?? '';
  const said = Array.from({ length: 1 + (n % 3) }, (_, step) => sentence(step)).join('');
  return said.slice(0, LONGEST - (n % 5)).padEnd(SHORTEST, '。');
};
