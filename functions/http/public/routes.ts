import type { OpenEndpoint } from '../../../shared/http/open-endpoint.ts';
import getCalendar from './get-calendar.ts';
import getSlip from './get-slip.ts';

export const routes: readonly OpenEndpoint[] = [getSlip, getCalendar];
