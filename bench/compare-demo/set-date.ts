/** Puts another clock behind `Date`, for whatever asks for the time of now; a date from a text or number stays as it is. */
export const setDate = (nowMs: () => number): void => {
  globalThis.Date = new Proxy(Date, {
    construct: (real, words, self) => Reflect.construct(real, words.length === 0 ? [nowMs()] : words, self),
    get: (real, name) => (name === 'now' ? nowMs : Reflect.get(real, name)),
  });
};

/** What the clocks of both platforms and of both demos begin with, as milliseconds in the environment. */
export const BEGIN = 'COMPARE_DEMO_BEGIN_MS';

export const beginMs = (): number => {
  const ms = Number(process.env[BEGIN]);
  if (!(ms > 0)) throw new Error(`${BEGIN} must say when to begin.`);
  return ms;
};
