import type { Who } from '../domain/access/role.ts';
import { areaOfPath, kindOfArea } from '../domain/area/area-code.ts';
import { type Case, isOpen } from '../domain/case/case.ts';
import { monthOf } from '../domain/case/tally.ts';
import { toCase } from './case-item.ts';
import type { Gate } from './gate.ts';
import { partitions } from './keys.ts';
import { listPage } from './pager.ts';
import { allOf, type Query, type Table } from './table.ts';
import { townshipsIn } from './townships.ts';

export interface CaseQuestion {
  readonly of: 'mine' | 'area';
  /** The path that the gate has let pass. */
  readonly scope: string;
  readonly state: 'open' | 'ended';
  readonly month?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface CasePage {
  readonly items: Case[];
  readonly next?: string | undefined;
}

export interface CaseLists {
  list(gate: Gate, question: CaseQuestion, now: string): Promise<CasePage>;
  /** What is open about a subject. */
  openAbout(subject: string): Promise<Case[]>;
}

const mine = ({ id, unit }: Who): Query[] =>
  [`worker:${id}`, ...(unit === undefined ? [] : [`unit:${unit}`])].map((one) => ({
    index: 'work',
    pk: partitions.work(one),
  }));

/** The partitions that hold the answer, in order. A village or grid filters its township's list. */
const partsOf = async (table: Table, who: Who, question: CaseQuestion, now: string): Promise<Query[]> => {
  if (question.of === 'mine') return mine(who);
  const month = question.month ?? monthOf(now);
  const pk = (township: string) =>
    question.state === 'open' ? partitions.open(township) : partitions.ended(township, month);
  const code = areaOfPath(question.scope);
  const where = { attribute: 'area', begins: code };
  if (kindOfArea(code) === 'county' || kindOfArea(code) === 'prefecture') {
    return (await townshipsIn(table, code)).map((township) => ({ index: 'area', pk: pk(township) }));
  }
  return [{ index: 'area', pk: pk(code.slice(0, 9)), ...(code.length > 9 ? { where } : {}) }];
};

export const caseLists = (table: Table): CaseLists => ({
  async openAbout(subject) {
    const items = await allOf(table, {
      index: 'subject',
      pk: partitions.subject(subject),
      newestFirst: true,
    });
    return items.map(toCase).filter(isOpen);
  },
  async list(gate, question, now) {
    const { cursor, ...rest } = question;
    const asked = { by: gate.who.id, ...rest };
    const parts = await partsOf(table, gate.who, question, now);
    const page = await listPage(table, { parts, asked, limit: question.limit, cursor });
    return { ...page, items: page.items.map(toCase) };
  },
});
