import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../shared/base/catalogue/catalogue.ts';
import type { Channel, Digest } from '../../shared/notification/rules/channel.ts';
import { mailSender } from '../../shared/runtime/channels/mail.ts';
import { readCatalogue } from '../../shared/runtime/read-catalogue.ts';
import { MONDAY } from '../support/cases.ts';
import { mailRelay } from '../support/mail-relay.ts';
import { selfSigned } from '../support/self-signed.ts';

const digest: Digest = { after: 3, upTo: 5, queued: [], urgent: false };
const common = {
  appUrl: 'https://app.example.org',
  from: 'doorstep@example.org',
  now: () => MONDAY,
  wordsOf: readCatalogue,
};
const to = (language: Language): Channel => ({
  id: '01JQ00000000000000000000W1',
  address: 'w-zhuoma',
  target: { type: 'e-mail', mailbox: 'someone@example.org', language },
  version: 1,
  sentUpTo: 3,
  attempts: 0,
  givenUp: 0,
});

describe('a mail', () => {
  it.each([
    {
      language: 'en' as const,
      subject: '2 new messages',
      text: 'You have 2 new messages. Sign in to read: https://app.example.org/inbox',
    },
    {
      language: 'zh-CN' as const,
      subject: '您有 2 条新消息',
      text: '您有 2 条新消息，请登录查看：https://app.example.org/inbox',
    },
    {
      language: 'bo' as const,
      subject: 'འཕྲིན་གསར་པ་ 2 འདུག',
      text: 'ཁྱེད་ལ་འཕྲིན་གསར་པ་ 2 འདུག ནང་འཛུལ་གནང་ནས་གཟིགས་རོགས། https://app.example.org/inbox',
    },
  ])(
    'in $language says how much is new and carries a link, and nothing else',
    async ({ language, subject, text }) => {
      const relay = await mailRelay();
      try {
        expect(await mailSender({ ...common, relay: relay.host })(to(language), digest)).toBe('sent');
        const letter = relay.letters.join('');
        const [head = '', body = ''] = letter.split('\r\n\r\n');
        const read = (encoded: string) => Buffer.from(encoded, 'base64').toString();
        const words = /^Subject: (.+(?:\r\n .+)*)/m.exec(head)?.[1]?.split('\r\n ') ?? [];
        expect(words.map((word) => read(/^=\?utf-8\?B\?(.+)\?=$/.exec(word)?.[1] ?? '')).join('')).toBe(
          subject,
        );
        expect(read(body)).toBe(text);
        expect(letter.split('\r\n').filter((line) => line.length > 78)).toEqual([]);
      } finally {
        await relay.stop();
      }
    },
  );

  it.each([
    { language: 'en' as const, says: /^Your code is 048213\. Enter it in the app/ },
    { language: 'zh-CN' as const, says: /^您的验证码是 048213。/ },
    { language: 'bo' as const, says: /^ཁྱེད་ཀྱི་ཚོད་རྟགས་ནི་ 048213 ཡིན།/ },
  ])(
    'in $language carries the code and no link, and no news, while the mailbox is not confirmed',
    async ({ language, says }) => {
      const relay = await mailRelay();
      const waits = { code: '048213', until: MONDAY, wrong: [], asked: [] };
      try {
        const unconfirmed = { ...to(language), confirmation: waits };
        expect(await mailSender({ ...common, relay: relay.host })(unconfirmed, digest)).toBe('sent');
        const letter = relay.letters.join('');
        const [head = '', body = ''] = letter.split('\r\n\r\n');
        const words = Buffer.from(body, 'base64').toString();
        expect(words).toMatch(says);
        expect(words).not.toMatch(/https?:/);
        expect(head).not.toContain('048213');
        expect(letter.split('\r\n').filter((line) => line.length > 78)).toEqual([]);
      } finally {
        await relay.stop();
      }
    },
  );

  it('folds a long subject between letters, never inside one', async () => {
    const relay = await mailRelay();
    const words = await readCatalogue('bo');
    const subject = 'འཕྲིན་གསར་པ་ 🏔 '.repeat(20).trim();
    const wordsOf = async () => ({
      ...words,
      mail: { ...words.mail, subject: { one: subject, other: subject } },
    });
    try {
      expect(await mailSender({ ...common, wordsOf, relay: relay.host })(to('bo'), digest)).toBe('sent');
      const head = relay.letters.join('').split('\r\n\r\n')[0] ?? '';
      const lines = /^Subject: (.+(?:\r\n .+)*)/m.exec(head)?.[1]?.split('\r\n ') ?? [];
      const read = lines.map((line) => Buffer.from(line.slice(10, -2), 'base64').toString());
      expect(lines.length).toBeGreaterThan(5);
      expect(read.join('')).toBe(subject);
      expect(read.join('')).not.toContain('\uFFFD');
      expect(lines.filter((line) => line.length > 75)).toEqual([]);
    } finally {
      await relay.stop();
    }
  });

  it('fails, to be tried again, where nobody answers', async () => {
    const relay = await mailRelay();
    await relay.stop();
    expect(await mailSender({ ...common, relay: relay.host })(to('en'), digest)).toBe('failed');
  });
});

describe('the login of a mail relay', async () => {
  const login = async () => ({ user: 'doorstep', pass: 'a word of the test' });
  const identity = await selfSigned();
  const trusted = getCACertificates('default');
  beforeEach(() => setDefaultCACertificates([...trusted, identity.cert]));
  afterEach(() => setDefaultCACertificates(trusted));

  it('is sent over TLS, and the letter after it', async () => {
    const relay = await mailRelay(identity);
    try {
      expect(await mailSender({ ...common, relay: relay.host, login })(to('en'), digest)).toBe('sent');
      expect(relay.logins).toEqual([{ ...(await login()), encrypted: true }]);
      expect(relay.letters).toEqual([expect.stringContaining('Subject: ')]);
    } finally {
      await relay.stop();
    }
  });

  it.each([
    { why: 'offers no TLS', identity: undefined },
    { why: 'has a certificate that nobody vouches for', identity: await selfSigned() },
  ])('is not told to a relay that $why', async ({ identity: other }) => {
    const relay = await mailRelay(other);
    try {
      expect(await mailSender({ ...common, relay: relay.host, login })(to('en'), digest)).toBe('failed');
      expect(relay.logins).toEqual([]);
    } finally {
      await relay.stop();
    }
  });

  it('that cannot be read is a fault of ours, which rings, and not one of the receiver', async () => {
    const unreadable = () => Promise.reject(new Error('Parameter Store answered 400'));
    const carry = mailSender({ ...common, relay: '127.0.0.1:1', login: unreadable });
    await expect(carry(to('en'), digest)).rejects.toThrow('Parameter Store');
  });
});
