// Written by `npm run calendar`: every file of years/, oldest first.
import type { CalendarYear } from './calendar-year.ts';
import { year2024 } from './years/2024.ts';
import { year2025 } from './years/2025.ts';
import { year2026 } from './years/2026.ts';

export const YEARS: readonly CalendarYear[] = [year2024, year2025, year2026];
