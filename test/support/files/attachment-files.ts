import type { AttachmentFiles } from '../../../shared/case/use-cases/attachment-files.ts';
import { plainJpeg } from './samples.ts';

interface Wishes {
  /** Stands in the addresses. */
  readonly address?: string;
  /** What has been uploaded, whatever the name; a small photograph unless told. */
  readonly uploaded?: (key: string) => Uint8Array | undefined;
}

/** A bucket in memory, into which everything that is announced has been uploaded at once. */
export const filesInMemory = ({
  address = 'https://files.test/',
  uploaded = () => plainJpeg(),
}: Wishes = {}): AttachmentFiles & { readonly kept: ReadonlyMap<string, Uint8Array> } => {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    upload: async () => ({ url: 'https://files.test/', fields: {} }),
    download: async () => address,
    read: async (key) => (key.startsWith('uploads/') ? uploaded(key) : kept.get(key)),
    async writeOnce(key, { bytes }) {
      if (kept.has(key)) return false;
      kept.set(key, bytes);
      return true;
    },
  };
};
