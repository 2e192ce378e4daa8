import { dataDefects } from './data.ts';
import type { Defect } from './defect.ts';
import { eventDefects } from './events.ts';
import { gatewayDefects } from './gateway.ts';

/** All that docs/second-opinion.md says of the engine and that can be seen from outside. */
export const defects: readonly Defect[] = [...dataDefects, ...gatewayDefects, ...eventDefects];
