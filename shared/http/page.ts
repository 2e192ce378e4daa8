import { createHash } from 'node:crypto';
import type { Language } from '../base/catalogue/catalogue.ts';
import { packed } from './answer.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { likesPage } from './negotiate.ts';
import { retryLater, SAFE_HEADERS } from './safe-headers.ts';

/** What somebody sees who asks with a browser instead of a program: a title and a few lines, in one language. */
export interface Page {
  readonly title: string;
  readonly lines: readonly PageLine[];
  /** Small, below. */
  readonly foot: readonly string[];
}

export interface PageLine {
  readonly text: string;
  /** Behind it, and quieter. */
  readonly note?: string;
}

const STYLE = `body{font:1.15rem/1.6 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem;color:#1c1c1c;background:#fff}
h1{font-size:1.4rem}:lang(bo){line-height:1.9}li{padding:.6rem 0;border-bottom:1px solid #ddd}span{display:block;color:#555}footer{color:#555;font-size:.95rem}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, nothing from elsewhere, and the one style that is named by its hash. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The same page in a language. The first is that of the reader; the others stand under each of its lines. */
export interface PageIn {
  readonly language: Language;
  readonly page: Page;
}

const run = (text: string, language: Language) => `<span lang="${language}">${escaped(text)}</span>`;

/** A text of the page in every language; a bare day, which is the same in all of them, once. */
const inEach = (
  [first, ...beside]: readonly [PageIn, ...PageIn[]],
  textOf: (page: Page) => string | undefined,
): string => {
  const text = textOf(first.page) ?? '';
  const others = beside.flatMap(({ language, page }) => {
    const other = textOf(page) ?? '';
    return other === text ? [] : [run(other, language)];
  });
  return [escaped(text), ...others].join('');
};

const item = (pages: readonly [PageIn, ...PageIn[]], place: number, note: string | undefined) =>
  `<li>${inEach(pages, ({ lines }) => lines[place]?.text)}${note === undefined ? '' : `<span>${inEach(pages, ({ lines }) => lines[place]?.note)}</span>`}</li>`;

const htmlOf = (pages: readonly [PageIn, ...PageIn[]]): string => {
  const [{ language, page }] = pages;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(page.title)}</title><style>${STYLE}</style></head>
<body><h1>${inEach(pages, ({ title }) => title)}</h1>
<ol>${page.lines.map(({ note }, place) => item(pages, place, note)).join('\n')}</ol>
<footer>${page.foot.map((_, place) => `<p>${inEach(pages, ({ foot }) => foot[place])}</p>`).join('')}</footer></body>
</html>
`;
};

/** Browsers say so first of all; programs do not. */
export const wantsPage = ({ headers }: HttpEvent): boolean => likesPage(headers);

export const pageAnswer = (
  event: HttpEvent,
  statusCode: number,
  pages: readonly [PageIn, ...PageIn[]],
): HttpAnswer =>
  packed(event, {
    statusCode,
    headers: {
      ...SAFE_HEADERS,
      'content-security-policy': POLICY,
      'content-language': pages.map(({ language }) => language).join(', '),
      'content-type': 'text/html; charset=utf-8',
      vary: 'accept, accept-language',
      ...(statusCode === 429 ? retryLater() : {}),
    },
    body: htmlOf(pages),
  });
