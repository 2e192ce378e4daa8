import type { SourceName } from '../../deadline/rules/source.ts';
import type { TriggerRule, TriggerRules } from './trigger-rules.ts';

const statutory = (source: SourceName): TriggerRule['basis'] => ({ testbed: 'statutory-duty', source });
const consent: TriggerRule['basis'] = { testbed: 'consent', source: 'personal-information-13' };

/** The six to begin with. Since `v2` an evening counts as the next day; see `eveningOf`. */
export const DEFAULT_TRIGGERS: TriggerRules = {
  version: 'v2',
  from: '2026-01-01',
  kinds: {
    'left-school': {
      basis: statutory('compulsory-education-13'),
      expiresAfterDays: 60,
      whoVisits: 'liaison',
      visits: [
        { service: 'back-to-school-help', within: '3wd' },
        { service: 'back-to-school-help', within: '30d' },
      ],
    },
    'no-work': {
      basis: statutory('employment-promotion-52'),
      expiresAfterDays: 90,
      whoVisits: 'liaison',
      visits: [{ service: 'job-help', within: '10wd' }],
    },
    'sudden-hardship': {
      basis: statutory('social-assistance-47'),
      expiresAfterDays: 90,
      whoVisits: 'liaison',
      visits: [
        { service: 'relief-and-benefits', within: '3wd' },
        { service: 'relief-and-benefits', within: '30d' },
      ],
    },
    bereavement: {
      basis: statutory('social-insurance-17'),
      expiresAfterDays: 60,
      whoVisits: 'liaison',
      visits: [{ service: 'condolence', within: '3wd' }],
    },
    worry: {
      basis: consent,
      expiresAfterDays: 30,
      whoVisits: 'helper',
      visits: [{ service: 'time-to-talk', within: '2wd' }],
    },
    holiday: {
      basis: consent,
      expiresAfterDays: 14,
      whoVisits: 'liaison',
      visits: [{ service: 'holiday-greeting', within: '5wd' }],
    },
  },
};
