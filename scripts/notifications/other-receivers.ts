import type { Notice } from '../../shared/notification/rules/notice.ts';

export interface OtherRow {
  readonly to: string;
  readonly as: NoticeSort;
}

/** The kind of a notice, and of which sort it is, where it has several. */
export type NoticeSort = SortOf<Exclude<Notice, { kind: 'case' }>>;
type SortOf<N extends Notice> = N extends { kind: infer K extends string; about: infer A extends string }
  ? `${K}: ${A}`
  : N['kind'];

const pair = (as: OtherRow['as']): readonly OtherRow[] => [
  { to: 'the deputy', as },
  { to: 'whom they stand in for', as },
];

/**
 * Who is told of what is no step of a case; published in docs/told.md beside the table of those steps, and taken line by line
 * in `no-step-of-a-case.test.ts`.
 */
export const OTHER_RECEIVERS = {
  'a deputy is named, or their days change': pair('deputy: named'),
  'a deputyship ends': pair('deputy: ended'),
  'the first plan of a campaign stands': [
    { to: 'the level that the campaign is of', as: 'campaign: planned' },
  ],
  'a campaign goes out': [{ to: 'the level that the campaign is of', as: 'campaign: published' }],
  'a campaign gets more time': [],
  'a campaign is cancelled': [],
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
  'an approval ends within ten working days': [
    { to: 'who gave it', as: 'approval: ending' },
    { to: 'the one responsible for the village or township of who may read', as: 'approval: ending' },
  ],
  'an approval is taken away': [{ to: 'who may read no more', as: 'approval: ended' }],
  'a record is opened in an emergency': [{ to: 'every auditor of the county', as: 'break-glass' }],
  'somebody asks for more records in an hour than anybody reads': [
    { to: 'every auditor of the county', as: 'many-readings' },
    { to: 'the one responsible above the area of the reader', as: 'many-readings' },
  ],
  'something entered was a mistake, and is taken back': [
    { to: 'whoever entered it', as: 'taken-back' },
    { to: 'whoever comes to the door', as: 'taken-back' },
  ],
  'the outcome of a visit that left no record is taken back': [
    { to: 'the one responsible above the grid', as: 'taken-back' },
    { to: 'whoever comes to the door', as: 'taken-back' },
  ],
} as const satisfies Readonly<Record<string, readonly OtherRow[]>>;
