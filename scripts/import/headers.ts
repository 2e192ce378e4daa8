import { typedCode } from '../../shared/base/typed-text.ts';
import { columns } from '../../shared/register-import/rules/cells.ts';
import type { ImportKind } from '../../shared/register-import/rules/import.ts';

/** What a column may be called in a Chinese table. */
const chinese: Readonly<Record<ImportKind, Readonly<Record<string, string>>>> = {
  areas: { 编码: 'code', 代码: 'code', 名称: 'name' },
  units: {
    编号: 'id',
    名称: 'name',
    藏文名称: 'nameBo',
    英文名称: 'nameEn',
    区域: 'area',
    性质: 'sort',
    参与项目: 'takesPart',
    办理事项: 'handles',
    办公电话: 'officeNumber',
  },
  workers: {
    工号: 'id',
    姓名: 'name',
    电话: 'phone',
    角色: 'role',
    区域: 'area',
    单位: 'unit',
  },
  households: {
    户号: 'household',
    网格: 'grid',
    序号: 'no',
    联系人: 'name',
    姓名: 'name',
    电话: 'phone',
    住址: 'address',
    地址: 'address',
    服务语言: 'language',
    人数: 'people',
    出生年: 'birthYear',
    联户干部: 'liaison',
    网格员: 'liaison',
    起始日: 'from',
  },
  links: {
    对象: 'subject',
    户号: 'subject',
    联户干部: 'worker',
    工号: 'worker',
    起始日: 'from',
    终止日: 'to',
  },
};

/** A file that cannot be imported as it is: said to whoever started the command. */
export class WrongFile extends Error {}

export const columnNames = (kind: ImportKind): string[] => Object.keys(columns[kind].shape);

const ours = (kind: ImportKind, text: string): string => chinese[kind][plain(text)] ?? plain(text);

/** Blanks between characters are for the eye. */
const plain = (text: string): string => typedCode(text).replaceAll(' ', '');

export const isColumnOf = (kind: ImportKind, text: string): boolean =>
  columnNames(kind).includes(ours(kind, text));

export const namesChineseColumn = (kind: ImportKind, text: string): boolean =>
  Object.keys(chinese[kind]).some((name) => text.includes(name));

/** The columns of a file under our names; refuses one that we have no place for, so that nothing slips in. */
export const columnsOf = (kind: ImportKind, header: readonly string[]): string[] => {
  const known = columnNames(kind);
  const names = header.map((text) => {
    const name = ours(kind, text);
    if (known.includes(name)) return name;
    throw new WrongFile(
      `There is no place for the column "${text}". Columns of ${kind}: ${known.join(', ')}.`,
    );
  });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new WrongFile(`The column "${twice}" is there twice.`);
  return names;
};
