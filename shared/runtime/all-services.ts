import { lambdaServices } from './from-environment.ts';
import { servicesOver } from './services.ts';

/** For entry points that may need anything. */
export const fromEnvironment = lambdaServices(servicesOver);
