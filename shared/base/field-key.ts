/** The name of a piece of information about a person: a line of the field register, of which each module keeps its own. */
export type FieldKey = `${string}.${string}`;
