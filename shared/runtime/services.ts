import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import { type NewsDesk, newsDesk } from '../notification/use-cases/news-desk.ts';
import { serviceStore } from '../service/store/service-store.ts';
import { doneCounts } from '../statistics/store/done-counts.ts';
import type { Table } from '../table/table.ts';
import type { SlipNumber } from '../visit/rules/slip-number.ts';
import { newSlipNumber } from '../visit/use-cases/new-slip-number.ts';
import { coreOver } from './core.ts';
import { type Messaging, messagingOver } from './messaging.ts';
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
