import * as z from 'zod/mini';
import { Unit } from './unit.ts';

/** A unit as all staff may see it. */
export const UnitView = z.object(z.omit(Unit, { createdAt: true, createdBy: true, digest: true }).shape);
