export { care } from './care/facts.ts';
export { enterprise } from './enterprise/facts.ts';
export { household } from './household/facts.ts';
export { partnership } from './partnership/facts.ts';
export { site } from './site/facts.ts';
