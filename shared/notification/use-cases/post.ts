import type { Attempt } from '../rules/deliver.ts';

const GIVES_UP_AFTER_MS = 10_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Pick<Response, 'status' | 'body'>>;

/** One POST that follows no redirect, so that a host on the list cannot lead to one that is not. */
export const post = async (
  fetcher: Fetch,
  url: string,
  { headers, body }: { headers: Record<string, string>; body?: string },
): Promise<Attempt> => {
  try {
    const signal = AbortSignal.timeout(GIVES_UP_AFTER_MS);
    const init = { method: 'POST', headers, redirect: 'manual', signal, ...(body ? { body } : {}) } as const;
    const { status, body: answer } = await fetcher(url, init);
    // Nobody reads what a stranger answers, however long it is.
    await answer?.cancel();
    if (status === 404 || status === 410) return 'gone';
    return status >= 200 && status < 300 ? 'sent' : 'failed';
  } catch {
    // Unreachable, too slow or no TLS: to us all the same, tried again later.
    return 'failed';
  }
};
