import { type Rung, rungAbove, rungs } from '../../../base/vocabulary.ts';
import type { LadderStep } from '../../../deadline/rules/ladder.ts';

const atLeast = (rung: Rung, least: Rung): Rung =>
  rungs.indexOf(rung) < rungs.indexOf(least) ? least : rung;

/** Who answers for the case after a step of the ladder: reminders leave it, lateness and climbs move it up by one. */
export const rungAfter = (rung: Rung, step: LadderStep): Rung => {
  switch (step) {
    case 'remind-owner':
    case 'remind-head':
      return rung;
    case 'tell-county':
      return atLeast(rung, 'county');
    case 'tell-prefecture':
      return 'prefecture';
    case 'mark-overdue':
    case 'climb-1':
    case 'climb-2':
    case 'climb-3':
      return rungAbove(rung);
  }
};
