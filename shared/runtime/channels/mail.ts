import { randomUUID } from 'node:crypto';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Catalogue } from '../../base/catalogue/catalogue.ts';
import { countedWords, insert } from '../../base/catalogue/reader.ts';
import type { Instant } from '../../base/instant.ts';
import type { Channel, Digest } from '../../notification/rules/channel.ts';
import type { Send } from '../../notification/use-cases/send.ts';
import type { Context } from '../../table/context.ts';

const GIVES_UP_AFTER_MS = 10_000;

export interface MailLogin {
  readonly user: string;
  readonly pass: string;
}

interface Options {
  readonly appUrl: string;
  /** `host:port` */
  readonly relay: string;
  readonly from: string;
  /** Whom we sign in as; a relay that knows this network may do without. */
  readonly login?: (() => Promise<MailLogin>) | undefined;
  readonly now: () => Instant;
  readonly wordsOf: Context['words'];
}

interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Instant;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Lines of at most 76 characters (RFC 2045, 6.8): some relays cut longer ones, or break the letter in the middle of a sign. */
const inLines = (encoded: string): string => encoded.match(/.{1,76}/g)?.join('\r\n') ?? '';

/** An encoded word, its marks and the name of its line make 76 characters at most, and it holds whole letters (RFC 2047, 2 and 5). */
const WORD_BYTES = 39;

const encodedWords = (text: string): string => {
  const words = [''];
  for (const letter of text) {
    const last = words.at(-1) ?? '';
    if (Buffer.byteLength(last + letter) > WORD_BYTES) words.push(letter);
    else words[words.length - 1] = last + letter;
  }
  return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join('\r\n ');
};

/** A letter of plain text (RFC 5322); everything that is not ASCII is encoded (RFC 2047). */
const written = ({ from, to, subject, text, at }: Letter): string =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${encodedWords(subject)}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@${from.split('@')[1] ?? 'doorstep'}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    inLines(base64(text)),
  ].join('\r\n');

interface Relay {
  readonly address: string;
  readonly login: MailLogin | undefined;
}

/** With a login only over TLS, whatever the relay offers: a password is never sent in clear. */
const connectionTo = ({ address, login }: Relay): SMTPConnection => {
  const [host = '', port = ''] = address.split(':');
  return new SMTPConnection({
    host,
    port: Number(port),
    secure: port === '465',
    requireTLS: login !== undefined && port !== '465',
    connectionTimeout: GIVES_UP_AFTER_MS,
    greetingTimeout: GIVES_UP_AFTER_MS,
    socketTimeout: GIVES_UP_AFTER_MS,
  });
};

type Done = (error?: Error | null) => void;

const handOver = async (relay: Relay, letter: Letter): Promise<void> => {
  const connection = connectionTo(relay);
  const { from, to } = letter;
  try {
    await new Promise<void>((resolve, reject) => {
      const then =
        (next: () => void): Done =>
        (error) =>
          error ? reject(error) : next();
      const send = () => connection.send({ from, to: [to] }, written(letter), then(resolve));
      const signIn = () => (relay.login ? connection.login({ ...relay.login }, then(send)) : send());
      // Stays on: a second error of the same connection must not end the function.
      connection.on('error', reject);
      connection.connect(then(signIn));
    });
  } finally {
    connection.close();
  }
};

type Words = Pick<Letter, 'subject' | 'text'>;

/** How many are new, and a link: a mail lies on servers that are not ours, so it says nothing else. */
const countWords = ({ mail }: Catalogue, { after, upTo }: Digest, appUrl: string): Words => {
  const count = upTo - after;
  return {
    subject: countedWords(mail.subject, count),
    text: countedWords(mail.text, count, { link: `${appUrl}/inbox` }),
  };
};

/** No link: whoever did not ask has nothing to follow. */
const codeWords = ({ mail }: Catalogue, code: string): Words => ({
  subject: mail.code.subject,
  text: insert(mail.code.text, { code }),
});

/** Whatever is new: a mailbox that is not confirmed gets its code and nothing else. */
const wordsFor = (words: Catalogue, { confirmation }: Channel, digest: Digest, appUrl: string): Words =>
  confirmation === undefined ? countWords(words, digest, appUrl) : codeWords(words, confirmation.code);

export const mailSender =
  ({ appUrl, relay, from, login, now, wordsOf }: Options): Send =>
  async (channel, digest) => {
    const { target } = channel;
    if (target.type !== 'e-mail') return 'failed';
    const signedInAs = await login?.();
    const says = wordsFor(await wordsOf(target.language), channel, digest, appUrl);
    try {
      await handOver({ address: relay, login: signedInAs }, { from, to: target.mailbox, ...says, at: now() });
      return 'sent';
    } catch {
      // Refused or unreachable: to us all the same, tried again later. The error may quote the mailbox.
      return 'failed';
    }
  };
