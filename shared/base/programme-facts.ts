import type { AreaKind } from './area-code.ts';
import type { CaseKind, ServiceKind } from './vocabulary.ts';

/** One row of what fits together: of which subject, which kinds of cases and of services there may be. */
export interface ProgrammeRow {
  /** As `type` of a subject. */
  readonly subject: string;
  /** An area of exactly this kind; any unless told. */
  readonly at?: AreaKind;
  /** Nobody is named who asked. */
  readonly nobodyNamed?: true;
  /** Nobody is named who asked, and all words are the number of a receipt. */
  readonly receiptAlone?: true;
  readonly cases: readonly CaseKind[];
  readonly services: readonly ServiceKind[];
}

/** All that may be kept of a subject that a person is or answers for; a programme takes from it what it cannot do without. */
export type SubjectField = 'name' | 'phone' | 'address' | 'language' | 'birthYear' | 'quantity';

/** How the id of a subject is made: a letter, a dash and a ULID; or a number that it has anyhow, which may be the code of an area. */
export type SubjectIdSort =
  | { readonly prefix: string }
  | { readonly pattern: string; readonly isArea?: true };

interface AnySubjectFacts {
  /** As `type` of a subject. */
  readonly type: string;
  readonly id: SubjectIdSort;
  /** The areas that it is filed under; the first also names its list. */
  readonly filedUnder: readonly AreaKind[];
}

/** A subject that has no routes but the common ones. It is no minor, whose record takes an approval to be read. */
export interface PlainSubjectFacts extends AnySubjectFacts {
  readonly keeps: Readonly<Partial<Record<SubjectField, 'needed' | 'optional'>>>;
}

/** A subject whose programme has routes of its own for it: the common ones know nothing of it. */
export interface OwnSubjectFacts extends AnySubjectFacts {
  readonly routes: 'own';
}

export type SubjectFacts = PlainSubjectFacts | OwnSubjectFacts;

/** Who may be joined with the subject of a programme, and with how many. */
export interface LinkFacts {
  readonly holders: 'worker' | 'unit';
  /** Live or planned at a time; one of which the record names its liaison. */
  readonly mostOnSubject: number;
  /** Live or planned at a time, whatever they are joined with in the programme; any number unless told. */
  readonly mostOfHolder?: number;
}

/** What a programme says of itself before any of its modules. What has no row does not fit, and is refused. */
export interface ProgrammeFacts {
  readonly id: string;
  /** For what somebody may be in contact with its subjects beside the visits that are planned: codes of its own. */
  readonly contactPurposes?: readonly string[];
  /** How many contacts one record may stand for; one unless told. */
  readonly mostContactsAtOnce?: number;
  /** What it looks after; none where that is households and areas. */
  readonly subject?: SubjectFacts;
  readonly links?: LinkFacts;
  readonly rows: readonly ProgrammeRow[];
}

/** In each language of the product. */
type InEach = Readonly<Record<'zh-CN' | 'bo' | 'en', string>>;

/** What people call a programme and its subjects. It stands apart from the facts, which every function carries. */
export interface ProgrammeWords {
  readonly name: InEach;
  readonly subject: InEach;
}
