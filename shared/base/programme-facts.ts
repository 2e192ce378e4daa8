import type { AreaKind } from './area-code.ts';
import type { CaseKind, ServiceKind } from './vocabulary.ts';

/** One row of what fits together: of which subject, which kinds of cases and of services there may be. */
export interface ProgrammeRow {
  /** As `type` of a subject. */
  readonly subject: string;
  /** An area of exactly this kind; any unless told. */
  readonly at?: AreaKind;
  /** Nobody is named who asked, and all words are the number of a receipt. */
  readonly receiptAlone?: true;
  readonly cases: readonly CaseKind[];
  readonly services: readonly ServiceKind[];
}

/** What a programme says of itself before any of its modules. What has no row does not fit, and is refused. */
export interface ProgrammeFacts {
  readonly id: string;
  /** For what somebody may be in contact with its subjects beside the visits that are planned: codes of its own. */
  readonly contactPurposes?: readonly string[];
  /** How many contacts one record may stand for; one unless told. */
  readonly mostContactsAtOnce?: number;
  readonly rows: readonly ProgrammeRow[];
}
