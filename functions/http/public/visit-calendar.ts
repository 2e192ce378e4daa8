import ical, { ICalEventTransparency } from 'ical-generator';
import type { Catalogue } from '../../../shared/base/catalogue/catalogue.ts';
import { namesFor, type Readers } from '../../../shared/base/catalogue/names.ts';
import { insert } from '../../../shared/base/catalogue/reader.ts';
import { dayOf, type Instant } from '../../../shared/base/instant.ts';
import { type PlannedVisit, plannedOn } from '../../../shared/visit/rules/task.ts';

/** Today, for what should have been done before: a calendar that is left behind helps nobody. */
const byDay = (tasks: readonly PlannedVisit[], today: string): Map<string, PlannedVisit[]> => {
  const days = new Map<string, PlannedVisit[]>();
  for (const one of tasks.filter(({ stopped }) => !stopped)) {
    const planned = plannedOn(one.task);
    const day = planned < today ? today : planned;
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return days;
};

interface Feed {
  /** When it was issued: tells two feeds apart. */
  readonly feed: Instant;
  readonly now: Instant;
  readonly readers: Readers;
}

/**
 * iCalendar (RFC 5545) with one entry a day: how many visits at how many doors. It ends up with whoever runs the
 * worker's calendar, so no name, no address and no number of a household is in it. In every language: a program that
 * fetches it does not say which one its owner reads.
 */
export const visitCalendar = (tasks: readonly PlannedVisit[], { feed, now, readers }: Feed): string => {
  const inAll = (tell: (words: Catalogue['visitCalendar']) => string) =>
    Object.values(namesFor(readers, ({ words }) => tell(words.visitCalendar))).join(' · ');
  const calendar = ical({
    name: inAll(({ name }) => name),
    prodId: { company: 'doorstep', product: 'visits' },
    ttl: 3_600,
  });
  for (const [day, some] of [...byDay(tasks, dayOf(now))].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const households = new Set(some.map(({ household }) => household.id)).size;
    calendar.createEvent({
      id: `${day}-${Date.parse(feed)}@doorstep`,
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      stamp: new Date(now),
      sequence: Math.floor((Date.parse(now) - Date.parse(feed)) / 60_000),
      // Whoever looks for a free hour of this worker finds it.
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: inAll(({ day: said }) => insert(said, { households, visits: some.length })),
    });
  }
  // Every line ends with CRLF, the last one too; some programs refuse a feed that breaks off before it.
  return `${calendar.toString()}\r\n`;
};

/** What a feed says beside the moment at which it was asked for: the same as long as nothing was planned anew. */
export const saidBy = (calendar: string): string => calendar.replaceAll(/^(?:DTSTAMP|SEQUENCE):.*\r\n/gm, '');
