import * as z from 'zod/mini';
import { fault } from '../../base/fault.ts';
import { personal } from '../../base/personal.ts';

/** One cell of a table as it came: still a text, not yet believed. */
const Cell = z.optional(z.string().check(z.maxLength(300, fault('text.too-long', { most: 300 }))));

/** A household by its number, or by its grid and its place in it; its liaison, if one is named, is linked with it. */
export const HouseholdCells = z.strictObject({
  household: personal('household.id', Cell),
  grid: Cell,
  no: Cell,
  name: personal('household.name', Cell),
  phone: personal('household.phone', Cell),
  address: personal('household.address', Cell),
  language: personal('household.language', Cell),
  people: personal('household.people', Cell),
  birthYear: personal('household.birth-year', Cell),
  liaison: personal('worker.id', Cell),
  /** Since when the liaison comes. */
  from: Cell,
});

export const WorkerCells = z.strictObject({
  id: personal('worker.id', Cell),
  name: personal('worker.name', Cell),
  phone: personal('worker.phone', Cell),
  role: Cell,
  area: Cell,
  unit: Cell,
});

/** `takesPart` and `handles` name several things, with a semicolon, a comma or a blank between them. */
export const UnitCells = z.strictObject({
  id: Cell,
  name: Cell,
  nameBo: Cell,
  nameEn: Cell,
  area: Cell,
  sort: Cell,
  takesPart: Cell,
  handles: Cell,
  officeNumber: Cell,
});

export const AreaCells = z.strictObject({ code: Cell, name: Cell });

export const LinkCells = z.strictObject({
  subject: personal('household.id', Cell),
  worker: personal('worker.id', Cell),
  from: Cell,
  to: Cell,
});

/** What is imported, in the order in which one needs the other; and the columns of each. */
export const columns = {
  areas: AreaCells,
  units: UnitCells,
  workers: WorkerCells,
  households: HouseholdCells,
  links: LinkCells,
} as const;
