import { languages } from '../../shared/base/catalogue/catalogue.ts';
import { allCodes, type Code } from './codes.ts';
import { sentence } from './sentences.ts';

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const row = ({ code, status }: Code): string =>
  [
    `      <tr id="${code}">`,
    `        <th scope="row"><code>${code}</code></th>`,
    `        <td>${status.length === 0 ? 'of a field' : status.join(', ')}</td>`,
    ...languages.map(
      (language) => `        <td lang="${language}">${escaped(sentence(code, language))}</td>`,
    ),
    '      </tr>',
  ].join('\n');

/** All codes of refusals as a page, each with an anchor: the `type` of a problem document leads there. */
export const refusalsPage = (): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Doorstep API: refusals</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="refusals.css" />
  </head>
  <body>
    <h1>Refusals</h1>
    <p>
      A refused request is answered with a problem document (RFC 9457): <code>code</code> is stable and meant for programs,
      <code>facts</code> are what its words speak of, <code>detail</code> says it in the language of
      <code>Accept-Language</code> (zh-CN, bo or en), and <code>errors</code> points at each bad field. The words in Tibetan
      have not been reviewed by a native reader yet. <a href="../docs">Back to the API</a>
    </p>
    <table>
      <tr><th scope="col">Code</th><th scope="col">Status</th><th scope="col">中文</th><th scope="col">བོད་ཡིག</th><th scope="col">English</th></tr>
${allCodes().map(row).join('\n')}
    </table>
  </body>
</html>
`;
