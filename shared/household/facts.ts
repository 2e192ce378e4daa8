/** What is known of the programme before any of its modules. */
export const household = { id: 'household' } as const;
