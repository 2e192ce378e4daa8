import type { Draw } from './draw.ts';

export interface KnownCase {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly assignee?: string;
  readonly followUps?: readonly { readonly id: string; readonly state: string; readonly rung: string }[];
}

export interface KnownLink {
  readonly subject: string;
  readonly worker: string;
  readonly from: string;
}

export interface KnownDeputy {
  readonly worker: string;
  readonly deputy: string;
  readonly from: string;
}

/** What people know of their village, from the answers that they got: it may be out of date, as in life. */
export interface Known {
  /** Today's number of each household, by its address, which nobody changes. */
  readonly households: Map<string, string>;
  /** Numbers that households had: phones come back with them. */
  readonly formerNumbers: string[];
  readonly cases: Map<string, KnownCase>;
  readonly grids: Set<string>;
  /** Of these the ones that people made: no import knows them. */
  readonly fresh: Set<string>;
  /** Which name a household got with which version of its record, by its address. */
  readonly names: Map<string, { readonly name: string; readonly id: string; readonly version: number }[]>;
  readonly workers: Set<string>;
  readonly links: KnownLink[];
  readonly deputies: KnownDeputy[];
  /** How often somebody ended a link or a deputy, by what names it. */
  readonly ends: Map<string, number>;
  readonly tasks: { readonly origin: string; readonly household: string }[];
  readonly services: { readonly id: string; readonly household: string }[];
  readonly contacts: { readonly id: string; readonly household: string }[];
  readonly ways: { readonly id: string; readonly owner: string }[];
  today(): string;
  /** Descending, so that no household that is added one by one ever gets the number. */
  nextNo: number;
}

/** Half of what is asked for is about these. */
const MUCH_ASKED_FOR = 3;

/** Some household: its address and the number under which it was seen last. */
export const someHousehold = (draw: Draw, { households }: Known): { address: string; id: string } => {
  const all = [...households];
  const [address, id] = draw.of(draw.isOneIn(2) ? all.slice(0, MUCH_ASKED_FOR) : all) ?? ['', ''];
  return { address, id };
};
