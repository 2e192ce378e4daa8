import { languages } from '../shared/base/catalogue/catalogue.ts';
import { askEach } from './refusals/ask-each.ts';
import { allCodes } from './refusals/codes.ts';

// Every code over HTTP in three languages, as a reader meets it.

const answers = await askEach(allCodes());
for (const { code, language, status, body } of answers) {
  const [fault] = body.errors ?? [];
  const { facts, detail } = fault?.code === code ? fault : body;
  const head = language === languages[0] ? `\n${code}  ${status}  ${JSON.stringify(facts)}\n` : '';
  console.log(`${head}  ${language.padEnd(5)}  ${detail}`);
}
console.log(`\n${answers.length / languages.length} codes, ${answers.length} answers over HTTP.`);
