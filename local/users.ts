import type { Role } from '../shared/base/role.ts';

/** Someone who can sign in on this machine. */
export interface LocalUser {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
  readonly furtherRoles?: readonly Role[] | undefined;
  readonly area: string;
  readonly unit?: string | undefined;
}

/** Someone whom the demo tells of. All people are invented. */
export interface DemoUser extends LocalUser {
  readonly what: string;
}

const GRID = '623027101001001';
const NEXT_GRID = '623027101001002';
const TOWNSHIP = '623027101';
const ELSEWHERE = '623021101001001';

export const users: readonly DemoUser[] = [
  { user: 'w-zhuoma', name: '卓玛', role: 'worker', area: GRID, what: 'liaison worker of a grid' },
  {
    user: 'w-tashi',
    name: '扎西',
    role: 'worker',
    area: NEXT_GRID,
    what: 'liaison worker of the grid beside it',
  },
  {
    user: 'w-drolma',
    name: '卓玛措',
    role: 'worker',
    furtherRoles: ['handler'],
    area: NEXT_GRID,
    unit: 'xh-employment',
    what: 'official of the employment office who is a liaison worker too, as most of them are',
  },
  {
    user: 'h-agriculture',
    name: '马建国',
    role: 'handler',
    area: '623027',
    unit: 'xh-agriculture',
    what: 'agriculture office of the county',
  },
  {
    user: 'h-roads',
    name: '李文斌',
    role: 'handler',
    area: '623027',
    unit: 'xh-roads',
    what: 'roads office of the county',
  },
  {
    user: 'h-employment',
    name: '王秀兰',
    role: 'handler',
    area: '623027',
    unit: 'xh-employment',
    what: 'employment office of the county',
  },
  {
    user: 's-village',
    name: '丁玉梅',
    role: 'supervisor',
    area: '623027101001',
    what: 'supervisor of a village',
  },
  {
    user: 's-township',
    name: '才让',
    role: 'supervisor',
    area: TOWNSHIP,
    what: 'supervisor of a township: accepts, assigns, closes',
  },
  {
    user: 's-township-2',
    name: '张慧',
    role: 'supervisor',
    area: TOWNSHIP,
    what: 'second supervisor of the same township: nobody closes what they opened',
  },
  { user: 's-county', name: '旦正', role: 'supervisor', area: '623027', what: 'supervisor of the county' },
  {
    user: 's-prefecture',
    name: '赵明',
    role: 'supervisor',
    area: '623000',
    what: 'supervisor of the prefecture',
  },
  {
    user: 'w-lintan',
    name: '周海燕',
    role: 'worker',
    area: ELSEWHERE,
    what: 'liaison worker in another county',
  },
  {
    user: 's-lintan',
    name: '白立新',
    role: 'supervisor',
    area: '623021',
    what: 'supervisor of another county',
  },
  {
    user: 'r-county',
    name: '刘永平',
    role: 'registrar',
    area: '623027',
    what: 'keeps the registers of the county',
  },
  {
    user: 'r-prefecture',
    name: '杨雪',
    role: 'registrar',
    area: '623000',
    what: 'keeps areas, households, workers and imports',
  },
  {
    user: 'd-rights',
    name: '拉姆',
    role: 'rights-desk',
    area: '623000',
    what: 'answers what people ask about their records',
  },
  {
    user: 'a-auditor',
    name: '孙立',
    role: 'auditor',
    area: '623000',
    what: 'looks at who read what, and at the sweeps',
  },
];
