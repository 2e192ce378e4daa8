import type { Api } from '../api.ts';
import type { Assembly, Cdk, Outputs } from '../cdk.ts';
import type { Cloud } from '../cloud.ts';
import type { OpenIssuer } from '../issuer.ts';
import type { StackResource } from '../stack.ts';

/** What every journey walks through. */
export interface Scene {
  readonly cloud: Cloud;
  readonly api: Api;
  readonly cdk: Cdk;
  /** What was deployed last. */
  readonly assembly: Assembly;
  readonly issuer: OpenIssuer;
  readonly outputs: Outputs;
  /** Both stacks as they stand. */
  readonly resources: readonly StackResource[];
}

export const PREFECTURE = '623000';
export const COUNTY = '623027';
export const TOWNSHIP = '623027101';
export const VILLAGE = '623027101001';
export const GRID = '623027101001001';
