/** What is known of the programme before any of its modules. */
export const site = { id: 'site' } as const;
