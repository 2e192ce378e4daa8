import type { Catalogue } from '../../../shared/base/catalogue/catalogue.ts';
import { insert } from '../../../shared/base/catalogue/reader.ts';
import { sayFault } from '../../../shared/base/fault.ts';
import { dayOf, type Instant } from '../../../shared/base/instant.ts';
import { Refusal } from '../../../shared/base/refusal.ts';
import type { Page } from '../../../shared/http/page.ts';
import type { Promised } from '../../../shared/visit/rules/slip.ts';

export interface SlipState {
  readonly promised: readonly Promised[];
  readonly asOf: Instant;
}

const noteOf = ({ stage, acceptBy }: Promised): keyof Catalogue['slipPage'] & keyof Catalogue['slip'] => {
  switch (stage) {
    case 'received':
      return acceptBy === undefined ? 'answer' : 'accept';
    case 'in-work':
      return 'answer';
    case 'answered':
      return 'verify';
    case 'visit-planned':
      return 'visit';
    case 'ended':
    case 'refused':
    case 'withdrawn':
    case 'merged':
    case 'visit-over':
      return 'ended';
  }
};

const refusedPage = (refusal: Refusal, words: Catalogue): Page => ({
  title: words.slipPage.refused,
  lines: [{ text: refusal.kind === 'too-many' ? sayFault(refusal, words) : words.slipPage['not-found'] }],
  foot: [],
});

/** What a resident sees who follows the code on the slip with a telephone. */
export const slipPage = (found: SlipState | Refusal, words: Catalogue): Page => {
  if (found instanceof Refusal) return refusedPage(found, words);
  const { slipPage: said, stages } = words;
  const lines = found.promised.map((promised) => ({
    text: stages[promised.stage],
    note: insert(said[noteOf(promised)], { day: promised.on, acceptBy: promised.acceptBy ?? '' }),
  }));
  return {
    title: said.title,
    lines: lines.length === 0 ? [{ text: said.nothing }] : lines,
    foot: [said.private, insert(said['as-of'], { day: dayOf(found.asOf) })],
  };
};
