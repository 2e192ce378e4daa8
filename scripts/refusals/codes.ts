import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultCode, RefusalCode } from '../../shared/base/catalogue/catalogue.ts';
import en from '../../shared/base/catalogue/en.json' with { type: 'json' };
import { type RefusalKind, statusOf } from '../../shared/base/refusal.ts';

const root = join(import.meta.dirname, '../..');

export interface Code {
  readonly code: RefusalCode | FaultCode;
  /** With which it is sent; none for what is only said of a field or a row. */
  readonly kinds: readonly RefusalKind[];
  readonly status: readonly number[];
}

const KIND_OF: Readonly<Record<string, RefusalKind>> = {
  conflict: 'conflict',
  invalid: 'invalid',
  notAllowed: 'not-allowed',
};
const SITE = /\b(conflict|invalid|notAllowed)\(\s*'([^']+)'|new Refusal\(\s*'([^']+)',\s*'([^']+)'/g;

/** Where the source refuses with which code: the kinds of each, by its name. */
const kindsOf = (): Map<string, Set<RefusalKind>> => {
  const found = new Map<string, Set<RefusalKind>>();
  for (const file of globSync('{shared,functions}/**/*.ts', { cwd: root })) {
    for (const [, by = '', code, kind, named] of readFileSync(join(root, file), 'utf8').matchAll(SITE)) {
      const name = code ?? named ?? '';
      const kinds = found.get(name) ?? new Set();
      found.set(name, kinds.add(KIND_OF[by] ?? (kind as RefusalKind)));
    }
  }
  return found;
};

const OURS = 500;

/** Every code that an answer may hold, with the statuses that it comes with. */
export const allCodes = (): Code[] => {
  const found = kindsOf();
  const refusals = Object.keys(en.refusals).map((name): Code => {
    const code = name as RefusalCode;
    const kinds = [...(found.get(code) ?? [])];
    const status = code === 'service.failed' ? [OURS] : kinds.map((kind) => statusOf[kind]);
    return { code, kinds, status };
  });
  const faults = Object.keys(en.faults).map(
    (code): Code => ({ code: code as FaultCode, kinds: [], status: [] }),
  );
  return [...refusals, ...faults].toSorted((a, b) => (a.code < b.code ? -1 : 1));
};
