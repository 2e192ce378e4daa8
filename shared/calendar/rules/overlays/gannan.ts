import type { Overlay } from '../overlay.ts';

/**
 * Days off in this prefecture alone. None is pinned yet: an entry needs the prefecture's own notice. It would read
 * `{ name: { 'zh-CN': '<its name>', en: '<its name>' }, from: '2026-07-23', to: '2026-07-24', source: '<the notice>' }`.
 */
export const GANNAN: Overlay = { prefecture: 'gannan', off: [] };
