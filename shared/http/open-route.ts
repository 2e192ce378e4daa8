import type { Schema } from './raw-request.ts';

/** A route that answers anyone. It reads no record and takes nothing but the names in its path. */
export interface OpenRoute {
  readonly method: 'GET';
  readonly path: `/${string}`;
  readonly summary: string;
  readonly contentType: string;
  /** Of a JSON answer. */
  readonly answers?: Schema<unknown>;
}
