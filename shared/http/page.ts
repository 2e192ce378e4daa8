import { createHash } from 'node:crypto';
import { packed } from './answer.ts';
import type { HttpAnswer, HttpEvent } from './http-event.ts';
import { SAFE_HEADERS } from './safe-headers.ts';
import type { WordLanguage } from './spoken-language.ts';

/** What somebody sees who asks with a browser instead of a program: a title and a few lines. */
export interface Page {
  readonly language: WordLanguage;
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
h1{font-size:1.4rem}li{padding:.6rem 0;border-bottom:1px solid #ddd}span{display:block;color:#555}footer{color:#555;font-size:.95rem}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, nothing from elsewhere, and the one style that is named by its hash. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const item = ({ text, note }: PageLine) =>
  `<li>${escaped(text)}${note === undefined ? '' : `<span>${escaped(note)}</span>`}</li>`;

const htmlOf = ({ language, title, lines, foot }: Page): string =>
  `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1>
<ol>${lines.map(item).join('\n')}</ol>
<footer>${foot.map((line) => `<p>${escaped(line)}</p>`).join('')}</footer></body>
</html>
`;

/** Browsers say so first of all; programs do not. */
export const wantsPage = ({ headers }: HttpEvent): boolean => (headers['accept'] ?? '').includes('text/html');

export const pageAnswer = (event: HttpEvent, statusCode: number, page: Page): HttpAnswer =>
  packed(event, {
    statusCode,
    headers: {
      ...SAFE_HEADERS,
      'content-security-policy': POLICY,
      'content-language': page.language,
      'content-type': 'text/html; charset=utf-8',
      vary: 'accept, accept-language',
    },
    body: htmlOf(page),
  });
