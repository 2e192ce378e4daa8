/** What is known of the programme before any of its modules. */
export const care = { id: 'care' } as const;
