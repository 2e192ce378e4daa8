import type { Notice } from '../../shared/notification/rules/notice.ts';

interface OtherRow {
  readonly to: string;
  /** The kind of the notice, and of which sort it is. */
  readonly as: Notice['kind'] | `deputy: ${'named' | 'ended'}` | `approval: ${'wanted' | 'given' | 'ended'}`;
}

const pair = (as: OtherRow['as']): readonly OtherRow[] => [
  { to: 'the deputy', as },
  { to: 'whom they stand in for', as },
];

/** Who is told of what is no step of a case; published in docs/told.md beside the table of those steps. */
export const OTHER_RECEIVERS = {
  'a deputy is named, or their days change': pair('deputy: named'),
  'a deputyship ends': pair('deputy: ended'),
  'everything is handed over': [
    { to: 'who gets it', as: 'hand-over' },
    { to: 'who gave it', as: 'hand-over' },
  ],
  'visits are due': [{ to: 'whoever makes them', as: 'visits-due' }],
  'visits were not made in time, or have nobody to make them': [
    { to: 'the one responsible above the grid', as: 'visits-overdue' },
  ],
  'a household was found to have moved': [
    { to: 'the one responsible above the grid', as: 'household-moved' },
  ],
  'something is known of a child, which nobody may read yet': [
    { to: 'the one responsible above the grid, other than who entered it', as: 'approval: wanted' },
  ],
  'an approval is given': [{ to: 'who may read now', as: 'approval: given' }],
  'an approval is taken away': [{ to: 'who may read no more', as: 'approval: ended' }],
  'a record is opened in an emergency': [{ to: 'every auditor of the county', as: 'break-glass' }],
  'something entered was a mistake, and is taken back': [
    { to: 'whoever entered it', as: 'taken-back' },
    { to: 'whoever comes to the door', as: 'taken-back' },
  ],
} as const satisfies Readonly<Record<string, readonly OtherRow[]>>;
