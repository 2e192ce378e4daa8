import type { Route } from '../../../shared/http/endpoint.ts';
import changeUnit from './change-unit.ts';
import createUnit from './create-unit.ts';
import getUnit from './get-unit.ts';
import listUnits from './list-units.ts';

export const routes: readonly Route[] = [changeUnit, createUnit, getUnit, listUnits];
