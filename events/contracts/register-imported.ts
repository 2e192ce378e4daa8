import * as z from 'zod/mini';
import { GridCode } from '../../shared/base/area-code.ts';
import { cloudEvent } from './cloud-event.ts';

/**
 * A chunk of an import is done, and wrote households or their links in these grids: whoever counts them counts again. Its
 * households are told of by no event of their own.
 */
export const RegisterImported = cloudEvent(
  'doorstep.register.imported.v1',
  z.strictObject({ areas: z.array(GridCode) }),
);
export type RegisterImported = z.infer<typeof RegisterImported>;
