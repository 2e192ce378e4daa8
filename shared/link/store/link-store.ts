import type { Gate } from '../../access/store/gate.ts';
import type { Instant } from '../../base/instant.ts';
import { conflict, invalid, notFound } from '../../base/refusal.ts';
import { type Sent, sameAsBefore } from '../../base/sent-before.ts';
import type { Subject } from '../../programme/rules/subject.ts';
import { listPage } from '../../table/pager.ts';
import { allOf, type Table, type Write } from '../../table/table.ts';
import { writeOrConflict } from '../../table/write-or-conflict.ts';
import { workerKey } from '../../worker/store/keys.ts';
import { toWorker } from '../../worker/store/worker-item.ts';
import type { Link } from '../rules/link.ts';
import { type NewLink, newLink } from '../rules/new-link.ts';
import { openLink } from '../rules/open-link.ts';
import type { SubjectFile } from '../rules/pass-on.ts';
import type { LinkChange } from '../rules/replace-link.ts';
import { pathOfSubject, type SubjectRecord } from '../rules/subject-record.ts';
import { linksPartition, liveLinksPartition, plannedLinksPartition } from './keys.ts';
import { toLink } from './link-item.ts';
import { linkWrite } from './link-writes.ts';
import { keyOfSubject, recordWrite, toSubjectRecord } from './subject-records.ts';

interface Page {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface LinkPage {
  readonly items: Link[];
  readonly next?: string | undefined;
}

export interface LinkStore {
  /** The subject's record and links, for those whom the gate lets pass. */
  open(subject: Subject, gate: Gate): Promise<SubjectFile>;
  create(body: NewLink, sent: Sent, at: Instant, gate: Gate): Promise<Link>;
  /** Links and the record that names its liaison, all or nothing. */
  save(
    record: { before: SubjectRecord; after: SubjectRecord },
    changes: readonly LinkChange[],
  ): Promise<void>;
  onSubjects(ids: readonly string[], page: Page, gate: Gate): Promise<LinkPage>;
  /** Live links of a worker. */
  ofWorker(worker: string, page: Page, gate: Gate): Promise<LinkPage>;
  /** How many live and planned links a worker has. */
  count(worker: string): Promise<number>;
}

export const linkStore = (table: Table): LinkStore => {
  const linksOn = async (subject: string) =>
    (await allOf(table, { pk: linksPartition(subject), begins: 'LINK#' })).map(toLink);

  const open = async (subject: Subject, gate: Gate): Promise<SubjectFile> => {
    const [item, links] = await Promise.all([table.get(keyOfSubject(subject)), linksOn(subject.id)]);
    if (item === undefined) throw notFound('subject');
    const record = toSubjectRecord(item);
    if (record === undefined) throw conflict('The household has moved; read where to, and link it there.');
    gate.pass('subject', { areaPath: pathOfSubject(record) });
    return { record, links };
  };

  const workerFor = async (id: string) => {
    const item = await table.get(workerKey(id));
    if (item === undefined) throw invalid('There is no such worker.', '#/worker');
    return toWorker(item);
  };

  const pageOf = async (parts: Parameters<typeof listPage>[1]['parts'], asked: unknown, page: Page) => {
    const { items, ...rest } = await listPage(table, { parts, asked, ...page });
    return { ...rest, items: items.map(toLink) };
  };

  return {
    open,
    async create(body, sent, at, gate) {
      const [{ record, links }, worker] = await Promise.all([
        open(body.subject, gate),
        workerFor(body.worker),
      ]);
      const standing = links.find((one) => one.worker === body.worker && one.from === body.from);
      if (standing !== undefined) {
        sameAsBefore(standing, sent, 'link');
        return newLink(body, sent, standing.createdAt);
      }
      const opened = openLink({ record, links, worker }, body, sent, at);
      const writes: Write[] = [
        linkWrite({ before: undefined, after: opened.link }),
        recordWrite(record, opened.record),
        { check: workerKey(worker.id), guard: { version: worker.version } },
      ];
      await writeOrConflict(table, writes);
      return opened.link;
    },
    save: ({ before, after }, changes) =>
      writeOrConflict(table, [recordWrite(before, after), ...changes.map(linkWrite)]),
    onSubjects: (ids, page, gate) =>
      pageOf(
        ids.map((id) => ({ pk: linksPartition(id), begins: 'LINK#' })),
        { by: gate.who.id, ids },
        page,
      ),
    ofWorker: (worker, page, gate) =>
      pageOf([{ index: 'work', pk: liveLinksPartition(worker) }], { by: gate.who.id, worker }, page),
    async count(worker) {
      const counted = [liveLinksPartition(worker), plannedLinksPartition(worker)].map((pk) =>
        table.count({ index: 'work', pk }),
      );
      return (await Promise.all(counted)).reduce((sum, one) => sum + one, 0);
    },
  };
};
