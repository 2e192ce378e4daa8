import characters from './traditional-characters.json' with { type: 'json' };

/** From OpenCC (TSCharacters, Apache-2.0): the characters of the basic plane that are written as one other in simplified script. */
const { traditional, simplified: written } = characters;

let pairs: ReadonlyMap<string, string> | undefined;

/** Made when it is first asked for: most requests compare no names. */
const allPairs = () => {
  pairs ??= new Map([...traditional].map((one, index) => [one, written[index] ?? one]));
  return pairs;
};

/** A text in simplified script, so that a name is known in either. */
export const simplified = (text: string): string => {
  const known = allPairs();
  return text.replaceAll(/\p{Script=Han}/gu, (one) => known.get(one) ?? one);
};
