/** What is known of the programme before any of its modules. */
export const enterprise = { id: 'enterprise' } as const;
