import type { Instant } from '../base/instant.ts';
import type { Log } from '../base/log.ts';
import { type NewsDesk, newsDesk } from '../notification/use-cases/news-desk.ts';
import type { Table } from '../table/table.ts';
import { type MessageServices, messageServicesOver } from './messaging.ts';

/** What tells people of cases: beside inboxes and messages, the rules by which a timeline becomes a case. */
export interface NewsServices extends MessageServices {
  readonly newsDesk: NewsDesk;
}

export const newsServicesOver = (table: Table, log: Log, now: () => Instant): NewsServices => {
  const services = messageServicesOver(table, log, now);
  return { ...services, newsDesk: newsDesk(table, services) };
};
