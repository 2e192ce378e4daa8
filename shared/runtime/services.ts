import { doneCounts } from '../data/done-counts.ts';
import { type NewsDesk, newsDesk } from '../data/news-desk.ts';
import { serviceStore } from '../data/service-store.ts';
import type { Table } from '../data/table.ts';
import type { Instant } from '../domain/instant.ts';
import type { SlipNumber } from '../domain/visit/slip-number.ts';
import { coreOver } from './core.ts';
import type { Log } from './log.ts';
import { type Messaging, messagingOver } from './messaging.ts';
import { newSlipNumber } from './new-slip-number.ts';
import type { OversightServices } from './oversight-services.ts';
import { type Registers, registersOver } from './registers.ts';
import { type Visiting, visitingOver } from './visiting.ts';

/** All services there are. An area of the API that needs fewer names a part, and its bundle leaves out the rest. */
export interface Services extends OversightServices, Registers, Visiting, Messaging {
  readonly newsDesk: NewsDesk;
  newSlipNumber(): SlipNumber;
}

export const servicesOver = (table: Table, log: Log, now: () => Instant): Services => {
  const core = coreOver(table, log, now);
  const registers = registersOver(core);
  const messaging = messagingOver(core);
  return {
    ...core,
    ...registers,
    given: serviceStore(table),
    doneCounts: doneCounts(table),
    ...visitingOver(core, registers.areas),
    ...messaging,
    newsDesk: newsDesk(table, { ...core, ...messaging }),
    newSlipNumber,
  };
};
