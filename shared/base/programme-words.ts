/** In each language of the product. */
type InEach = Readonly<Record<'zh-CN' | 'bo' | 'en', string>>;

/** What people call a programme and its subjects. It stands apart from the facts, which every function carries. */
export interface ProgrammeWords {
  readonly name: InEach;
  readonly subject: InEach;
}
