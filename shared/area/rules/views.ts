import * as z from 'zod/mini';
import { AreaKind, kindOfArea } from '../../base/area-code.ts';
import { Area } from './area.ts';

const { code, version, name, liaison, formerly, retired } = Area.shape;

/** An area as everybody in it may see it. */
export const AreaView = z.object({ code, version, kind: AreaKind, name, liaison, formerly, retired });

export const areaViewOf = (it: Area) => ({ ...it, kind: kindOfArea(it.code) });
