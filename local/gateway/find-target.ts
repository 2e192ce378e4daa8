import type { Target } from './target.ts';

export type Found =
  | { readonly target: Target; readonly params: Record<string, string> }
  /** The path is known, but not with this method. */
  | { readonly allow: readonly string[] }
  | undefined;

const variable = /^\{(\w+)\}$/;

const paramsOf = (pattern: string, path: string): Record<string, string> | undefined => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: [string, string][] = [];
  for (const [index, step] of wanted.entries()) {
    const segment = given[index] ?? '';
    const name = variable.exec(step)?.[1];
    if (name === undefined ? step !== segment : segment === '') return undefined;
    if (name !== undefined) params.push([name, decodeURIComponent(segment)]);
  }
  return Object.fromEntries(params);
};

/** Sorts `/cases/duplicates` before `/cases/{caseId}`: as on API Gateway, the fixed word wins. */
const precedence = ({ path }: Target) => path.replaceAll('{', '\uffff');

/** The router of the gateway. Throws `URIError` on a path that is not valid percent-encoding. */
export const targetFinder = (targets: readonly Target[]) => {
  const inOrder = targets.toSorted((a, b) => (precedence(a) < precedence(b) ? -1 : 1));
  return (method: string, path: string): Found => {
    const allow: string[] = [];
    for (const target of inOrder) {
      const params = paramsOf(target.path, path);
      if (params === undefined) continue;
      if (target.method === method) return { target, params };
      allow.push(target.method);
    }
    return allow.length === 0 ? undefined : { allow };
  };
};
