import type { KindLimits, LimitRules } from './limit-rules.ts';

const householdRequest: KindLimits = {
  cells: {
    P0: { accept: '30min', resolve: '24h' },
    P1: { accept: '2h', resolve: '24h' },
    P2: { accept: '1wd', resolve: '7d' },
    P3: { accept: '1wd', resolve: '15d' },
  },
  extension: { rule: 'once', limit: '10wd' },
  firstStage: 'accept',
  source: { law: 'respond-on-receipt' },
};

/** The limits to begin with. Where a law sets a shorter one, the law wins. */
export const DEFAULT_LIMITS: LimitRules = {
  version: 'v2',
  from: '2026-01-01',
  returnWithin: { P0: '2h', P1: '1wd', P2: '2wd', P3: '2wd' },
  /** A house rule, since no law sets one: an answer is verified within a working week, or its case shows as late. */
  verifyWithin: '5wd',
  evening: 'next-day',
  verifying: 'given-back',
  kinds: {
    question: {
      cells: {
        P1: { accept: '2h', resolve: '1wd' },
        P2: { accept: '1wd', resolve: '3wd' },
        P3: { accept: '1wd', resolve: '5wd' },
      },
      extension: { rule: 'none' },
      firstStage: 'accept',
      source: { law: 'hotline-practice' },
    },
    'household-request': householdRequest,
    /** Roads, water, lights, waste, facilities: no table of its own, so it has the limits of a household's request. */
    'public-space': {
      ...householdRequest,
      source: { law: 'as-household-request' },
    },
    safeguarding: {
      cells: { P0: { accept: '30min', resolve: '2h' }, P1: { accept: '2h', resolve: 'same-day' } },
      extension: { rule: 'none' },
      firstStage: 'accept',
      source: { law: 'protection-laws' },
    },
    entitlement: {
      cells: {
        P1: { accept: '1wd', resolve: '5wd' },
        P2: { accept: '3wd', resolve: '10wd' },
        P3: { accept: '3wd', resolve: '30wd' },
      },
      extension: { rule: 'by-its-law' },
      firstStage: 'accept',
      source: { law: 'law-of-benefit' },
    },
    'temporary-relief': {
      cells: {
        P0: { accept: '2h', resolve: '24h' },
        P1: { accept: '1d', resolve: '3wd' },
        P2: { accept: '1wd', resolve: '10wd' },
      },
      extension: { rule: 'once', limit: '5wd' },
      firstStage: 'accept',
      source: { law: 'social-assistance-48' },
    },
    'care-need': {
      cells: {
        P0: { accept: '2h', resolve: '24h' },
        P1: { accept: '1d', resolve: '3wd' },
        P2: { accept: '2wd', resolve: '7d' },
        P3: { accept: '2wd', resolve: '15d' },
      },
      extension: { rule: 'once', limit: '7d' },
      firstStage: 'accept',
      source: { law: 'care-programme' },
    },
    'dispute-mediation': {
      cells: {
        P0: { accept: '2h' },
        P1: { accept: '1d', resolve: '7d' },
        P2: { accept: '3wd', resolve: '30d' },
        P3: { accept: '3wd', resolve: '30d' },
      },
      extension: { rule: 'once', limit: '30d', needs: 'both-parties-agree' },
      firstStage: 'accept',
      source: { law: 'mediation-rules' },
    },
    'enterprise-problem': {
      cells: {
        P1: { accept: '4h', resolve: '2wd' },
        P2: { accept: '1wd', resolve: '5wd' },
        P3: { accept: '1wd', resolve: '15wd' },
      },
      extension: { rule: 'once', limit: '10wd' },
      firstStage: 'accept',
      source: { law: 'enterprise-programme' },
    },
    'enterprise-arrears': {
      cells: { P2: { accept: '10wd', resolve: '30d' }, P3: { accept: '10wd', resolve: '90d' } },
      extension: { rule: 'by-approval' },
      firstStage: 'forward',
      source: { law: 'sme-payment-25' },
    },
    'petition-hand-over': {
      cells: {
        P1: { accept: '1wd' },
        P2: { accept: '15d', resolve: '60d' },
        P3: { accept: '15d', resolve: '60d' },
      },
      extension: { rule: 'once', limit: '30d', needs: 'reason-told' },
      firstStage: 'forward',
      returnWithin: '5wd',
      source: { law: 'petition-22-34' },
    },
    /** P2 alone: who complains waits neither longer nor shorter by what the office says of it. */
    complaint: {
      cells: { P2: { accept: '1wd', resolve: '15d' } },
      extension: { rule: 'none' },
      firstStage: 'accept',
      source: { law: 'respond-on-receipt' },
    },
    'data-rights-request': {
      cells: { P2: { accept: '3wd', resolve: '15d' }, P3: { accept: '3wd', resolve: '30d' } },
      extension: { rule: 'once', limit: '15d' },
      firstStage: 'accept',
      source: { law: 'personal-information-50' },
    },
    /** Works for a village take several offices and a budget: as for public space with several units. */
    'village-need': {
      cells: { P2: { accept: '3wd', resolve: '30d' }, P3: { accept: '5wd', resolve: '90d' } },
      extension: { rule: 'once', limit: '30d' },
      firstStage: 'accept',
      source: { law: 'house-rule' },
    },
  },
};
