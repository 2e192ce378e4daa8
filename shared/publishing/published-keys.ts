/** How the keys begin of what others may hear of. The stream hands on nothing else: least of all 206,000 tasks. */
export const publishedKeys = {
  case: { pk: 'CASE#', sk: 'CASE' },
  household: { pk: 'GRID#', sk: 'HH#' },
  /** An import has chunks too, of which nobody hears. */
  chunk: { pk: 'CAMPAIGN#', sk: 'CHUNK#' },
  notice: { pk: 'INBOX#' },
  worker: { pk: 'WORKER#', sk: 'WORKER' },
} as const satisfies Record<string, { readonly pk: string; readonly sk?: string }>;
