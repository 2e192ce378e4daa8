import { randomUUID } from 'node:crypto';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Instant } from '../../domain/instant.ts';
import type { Carry } from './carry.ts';

const GIVES_UP_AFTER_MS = 10_000;

interface Options {
  readonly appUrl: string;
  /** A relay of the deployment's own network, `host:port`; without one no mail is sent. */
  readonly relay: string | undefined;
  readonly from: string | undefined;
  readonly now: () => Instant;
}

const words = {
  'zh-CN': {
    subject: (n: number) => `您有 ${n} 条新消息`,
    text: (n: number, link: string) => `您有 ${n} 条新消息，请登录查看：${link}`,
  },
  en: {
    subject: (n: number) => `${n} new message${n === 1 ? '' : 's'}`,
    text: (n: number, link: string) =>
      `You have ${n} new message${n === 1 ? '' : 's'}. Sign in to read: ${link}`,
  },
} as const;

interface Letter {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly at: Instant;
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A letter of plain text (RFC 5322); everything that is not ASCII is encoded (RFC 2047). */
const written = ({ from, to, subject, text, at }: Letter): string =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${base64(subject)}?=`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@${from.split('@')[1] ?? 'doorstep'}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64(text),
  ].join('\r\n');

const handOver = async (relay: string, letter: Letter): Promise<void> => {
  const [host = '', port = '25'] = relay.split(':');
  const timeouts = { connectionTimeout: GIVES_UP_AFTER_MS, socketTimeout: GIVES_UP_AFTER_MS };
  const connection = new SMTPConnection({ host, port: Number(port), ...timeouts });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect(() =>
        connection.send({ from: letter.from, to: [letter.to] }, written(letter), (error) =>
          error ? reject(error) : resolve(),
        ),
      );
    });
  } finally {
    connection.close();
  }
};

/** How many are new, and a link: a mail lies on servers that are not ours, so it says nothing else. */
export const mailCarrier = ({ appUrl, relay, from, now }: Options): Carry => {
  if (relay === undefined || from === undefined) return async () => 'failed';
  return async ({ target }, { after, upTo }) => {
    if (target.type !== 'e-mail') return 'failed';
    const { subject, text } = words[target.language];
    const count = upTo - after;
    const says = { subject: subject(count), text: text(count, `${appUrl}/inbox`) };
    try {
      await handOver(relay, { from, to: target.mailbox, ...says, at: now() });
      return 'sent';
    } catch {
      // Refused or unreachable: to us all the same, tried again later. The error may quote the mailbox.
      return 'failed';
    }
  };
};
