import type { CaseFiles } from '../../../shared/privacy/store/files-of.ts';

/** A bucket in which nothing lies. */
export const emptyBucket: CaseFiles = { list: async () => [], remove: async () => undefined };
