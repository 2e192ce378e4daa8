import type { Schema } from './request.ts';

/**
 * A route that answers anyone. It takes nothing but the names in its path, and shows no record: at most what somebody
 * was told who holds a long random number.
 */
export interface OpenRoute {
  readonly method: 'GET';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly contentType: string;
  /** Of a JSON answer. */
  readonly answers?: Schema<unknown>;
  /** What an answer says: whoever names the tag of it is told that it still holds. */
  readonly says?: unknown;
  /** Browsers get the same as a page. */
  readonly page?: unknown;
}
