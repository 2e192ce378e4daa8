/** What is known of the programme before any of its modules. */
export const partnership = { id: 'partnership' } as const;
