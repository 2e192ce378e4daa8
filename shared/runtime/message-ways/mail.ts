import { createTransport } from 'nodemailer';
import type { Carry } from './carry.ts';

interface Options {
  readonly appUrl: string;
  /** A relay of the deployment's own network, `host:port`; without one no mail is sent. */
  readonly host: string | undefined;
  readonly from: string | undefined;
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

/** How many are new, and a link: a mail lies on servers that are not ours, so it says nothing else. */
export const mailCarrier = ({ appUrl, host, from }: Options): Carry => {
  if (host === undefined || from === undefined) return async () => 'failed';
  const [name, port] = host.split(':');
  const transport = createTransport({
    host: name,
    port: Number(port ?? 25),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ target }, { after, upTo }) => {
    if (target.type !== 'e-mail') return 'failed';
    const { subject, text } = words[target.language];
    const count = upTo - after;
    try {
      await transport.sendMail({
        from,
        to: target.mailbox,
        subject: subject(count),
        text: text(count, `${appUrl}/inbox`),
      });
      return 'sent';
    } catch {
      // Refused or unreachable: to us all the same, tried again later. The error may quote the mailbox.
      return 'failed';
    }
  };
};
