import type { Bench } from './bench.ts';
import { billBench } from './bill/bill-bench.ts';
import { bundleBench } from './bundle/bundle-bench.ts';
import { campaignBench } from './campaign/campaign-bench.ts';
import { killsBench } from './campaign/kills-bench.ts';
import { crowdBench } from './crowd/crowd-bench.ts';
import { importBench } from './import/import-bench.ts';
import { listsBench } from './lists/lists-bench.ts';
import { payBench } from './pay/pay-bench.ts';
import { poisonBench } from './poison/poison-bench.ts';
import { reportBench } from './report/report-bench.ts';
import { soakBench } from './soak/soak-bench.ts';
import { sweepBench } from './sweep/sweep-bench.ts';
import { throttleBench } from './throttle/throttle-bench.ts';
import { waysBench } from './ways/ways-bench.ts';

export const benches: Readonly<Record<string, Bench>> = {
  campaign: campaignBench,
  'campaign-kills': killsBench,
  lists: listsBench,
  import: importBench,
  report: reportBench,
  sweep: sweepBench,
  bundle: bundleBench,
  bill: billBench,
  ways: waysBench,
  throttle: throttleBench,
  pay: payBench,
  poison: poisonBench,
  crowd: crowdBench,
  soak: soakBench,
};
