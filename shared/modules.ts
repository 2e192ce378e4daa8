import * as access from './access/module.ts';
import * as approval from './approval/module.ts';
import * as area from './area/module.ts';
import type { FieldKey, PersonalField } from './base/personal-field.ts';
import type { PersonalPlace } from './base/personal-place.ts';
import * as campaign from './campaign/module.ts';
import * as cases from './case/module.ts';
import * as contact from './contact/module.ts';
import * as fund from './fund/module.ts';
import * as handover from './handover/module.ts';
import * as household from './household/module.ts';
import * as jobs from './jobs/module.ts';
import * as link from './link/module.ts';
import * as notification from './notification/module.ts';
import * as privacy from './privacy/module.ts';
import * as registerImport from './register-import/module.ts';
import * as relocation from './relocation/module.ts';
import * as service from './service/module.ts';
import * as statistics from './statistics/module.ts';
import * as subject from './subject/module.ts';
import * as unit from './unit/module.ts';
import * as visit from './visit/module.ts';
import * as worker from './worker/module.ts';

// Each gathering is a call that a bundler may leave out: a function carries the tables that it reads and no other.

/** Who may do what, and under which condition. What is not written in a module is refused. */
export const grants = /* @__PURE__ */ (() => ({
  ...area.grants,
  ...unit.grants,
  ...approval.grants,
  ...subject.grants,
  ...household.grants,
  ...worker.grants,
  ...link.grants,
  ...handover.grants,
  ...registerImport.grants,
  ...cases.grants,
  ...statistics.grants,
  ...service.grants,
  ...fund.grants,
  ...visit.grants,
  ...contact.grants,
  ...campaign.grants,
  ...notification.grants,
  ...jobs.grants,
  ...access.grants,
  ...privacy.grants,
}))();

export type Action = keyof typeof grants;

/** What is kept about people, and why. A field that no module tells of cannot be kept: a test sees to it. */
export const personalFields: Readonly<Record<FieldKey, PersonalField<Action>>> = /* @__PURE__ */ (() => ({
  ...subject.personalFields,
  ...household.personalFields,
  ...cases.personalFields,
  ...visit.personalFields,
  ...contact.personalFields,
  ...service.personalFields,
  ...worker.personalFields,
  ...notification.personalFields,
}))();

/** Where what is kept about a household lies, and what erasing it leaves. */
export const personalPlaces: readonly PersonalPlace[] = /* @__PURE__ */ (() => [
  ...subject.personalPlaces,
  ...household.personalPlaces,
  ...cases.personalPlaces,
  ...visit.personalPlaces,
  ...contact.personalPlaces,
  ...service.personalPlaces,
  ...link.personalPlaces,
  ...approval.personalPlaces,
  ...access.personalPlaces,
])();

/** The keys of what others may hear of. The stream hands on little else: least of all 206,000 tasks. */
export const publishedKeys = /* @__PURE__ */ (() => ({
  ...cases.publishedKeys,
  ...household.publishedKeys,
  ...campaign.publishedKeys,
  ...notification.publishedKeys,
  ...worker.publishedKeys,
  ...registerImport.publishedKeys,
}))();

/** What is looked at once a day, and what people lose while it is not. Each has a number by its place: a new one goes to the end. */
export const looks = /* @__PURE__ */ (() => ({
  ...fund.looks,
  ...approval.looks,
  ...campaign.looks,
}))();

export type LookName = keyof typeof looks;

/** How the partition keys of each module begin. */
export const keyPrefixes = /* @__PURE__ */ (() => ({
  access: access.keyPrefixes,
  approval: approval.keyPrefixes,
  area: area.keyPrefixes,
  campaign: campaign.keyPrefixes,
  case: cases.keyPrefixes,
  contact: contact.keyPrefixes,
  fund: fund.keyPrefixes,
  handover: handover.keyPrefixes,
  household: household.keyPrefixes,
  jobs: jobs.keyPrefixes,
  link: link.keyPrefixes,
  notification: notification.keyPrefixes,
  privacy: privacy.keyPrefixes,
  'register-import': registerImport.keyPrefixes,
  relocation: relocation.keyPrefixes,
  service: service.keyPrefixes,
  statistics: statistics.keyPrefixes,
  subject: subject.keyPrefixes,
  unit: unit.keyPrefixes,
  visit: visit.keyPrefixes,
  worker: worker.keyPrefixes,
}))();

/** How the sort keys of its sums begin, by module. */
export const counters = /* @__PURE__ */ (() => ({
  case: cases.counters,
  fund: fund.counters,
  handover: handover.counters,
  relocation: relocation.counters,
  service: service.counters,
  statistics: statistics.counters,
  visit: visit.counters,
}))();
