import type { Stack } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { DataStack } from '../stacks/data-stack.ts';
import type { StageSettings } from '../stages.ts';
import type { Watch } from './watch.ts';

/** The folder with `index.mjs` for an entry point under `functions/`. */
export type Bundle = (entry: string) => string;

/** What every part of the service stack is built from. */
export interface ServiceContext {
  readonly stack: Stack;
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly bus: IEventBus;
  readonly bundle: Bundle;
  readonly watch: Watch;
}

/** `sweep-overdue` as `SweepOverdue`. */
export const constructId = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
