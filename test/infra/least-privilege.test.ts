import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  everyTarget,
  ofType,
  type Resource,
  type Statement,
  statementsOf,
  synthesised,
} from '../support/templates.ts';

/** Everything that may stand with a star, and why. `in` is the beginning of the resource's name in the template. */
const stars = [
  {
    in: 'Key',
    because: 'the policy of a key speaks of that key alone; the account must be able to manage it',
  },
  { in: 'HttpAttachmentsRole', because: 'presigned forms and links for any attachment of the one bucket' },
  { in: 'FinishWorkRole', because: 'files of any case that is erased are removed, and none can be read' },
  {
    in: 'RecountRole',
    because: 'files of any case that was kept long enough are removed, and none can be read',
  },
];

const grants = (statement: Statement) => statement.Effect === 'Allow';
const hasStar = (statement: Statement) =>
  JSON.stringify([statement.Action, statement.Resource ?? '']).includes('*');

/** Bucket policies of ours that let the log service write below one bucket. */
const isBucketPolicy = ({ in: where }: Statement) => where.startsWith('AttachmentAccessPolicy');

const MESSAGES = ['APP_URL', 'MAIL_FROM', 'MAIL_HOST', 'WEBHOOK_HOSTS'];
const MAIL_LOGIN = ['MAIL_LOGIN', 'PARAMETERS_URL'];
const ENVIRONMENT = ['ATTACHMENTS_URL', 'BUS_NAME', 'TABLE_NAME', ...MESSAGES, ...MAIL_LOGIN];

const variablesOf = ({ Properties }: Resource) =>
  (Properties['Environment'] as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {};

describe.each(everyTarget)('who may do what in $where', ({ settings }) => {
  const { data, service, text } = synthesised(settings);
  const statements = statementsOf([...data, ...service]).filter(grants);

  it('has no star beyond the list, and the list has nothing too much', () => {
    const starred = statements.filter(hasStar).filter((one) => !isBucketPolicy(one));
    const used = new Set(
      starred.map((one) => stars.find((star) => one.in.startsWith(star.in))?.in ?? one.in),
    );
    expect([...used].sort()).toEqual(stars.map((star) => star.in).sort());
  });

  it('never allows a scan, every action or somebody else', () => {
    const actions = statements.flatMap(actionsOf);
    expect(actions).not.toContain('dynamodb:Scan');
    expect(actions.filter((action) => action === '*' || action.startsWith('dynamodb:*'))).toEqual([]);
    expect(text).not.toContain('"Principal":"*","Action":"sts');
  });

  it('lets the function without a token read some kinds of keys, write one, and nothing else', () => {
    const own = statements.filter((one) => one.in.startsWith('HttpPublicRole'));
    const onTable = own.filter((one) => actionsOf(one).some((action) => action.startsWith('dynamodb:')));
    const keys = ({ Condition }: Statement) =>
      Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
    expect(onTable.map((one) => ({ may: actionsOf(one), keys: keys(one) }))).toEqual([
      {
        may: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
        keys: expect.arrayContaining(['SLIP#*', 'CALENDAR#*']),
      },
      { may: ['dynamodb:PutItem'], keys: ['KNOCK#*'] },
    ]);
    const read = [onTable[0] && keys(onTable[0])].flat();
    expect(read).toHaveLength(10);
    // Not who read what, nor whose tokens are refused by whom, nor imports, messages and inboxes.
    expect(read.join()).not.toMatch(/ACCESS|RECEIPT|IMPORT|NOTICE|INBOX|WAY|MAIL/);
    expect(own.flatMap(actionsOf).filter((action) => !/^(dynamodb|kms|logs|sts):/.test(action))).toEqual([]);
  });

  it('gives those that answer without a record nothing of the table', () => {
    const idle = statements.filter(({ in: where }) => /^Http(Health|Docs)Role/.test(where));
    expect(idle).not.toEqual([]);
    expect(idle.flatMap(actionsOf).filter((action) => !/^(logs|sts):/.test(action))).toEqual([]);
  });

  it('lets staff write their language and nothing that says what they may, and sends no token in an address', () => {
    const clients = ofType(service, 'AWS::Cognito::UserPoolClient');
    expect(clients).toHaveLength(settings.identity.kind === 'oidc' ? 0 : 1);
    for (const { Properties } of clients) {
      expect(Properties['WriteAttributes']).toEqual(['locale']);
      expect(Properties['AllowedOAuthFlowsUserPoolClient']).toBe(false);
      expect(Properties['AllowedOAuthFlows'] ?? []).toEqual([]);
      expect(Properties['EnableTokenRevocation']).toBe(true);
    }
  });

  it('lets only the publisher put events on the bus', () => {
    const putters = statements.filter((one) => actionsOf(one).includes('events:PutEvents'));
    expect(putters.map((one) => one.in)).toEqual([expect.stringMatching(/^PublishEventsRole/)]);
  });

  it('gives functions names of things and no secrets', () => {
    for (const one of ofType(service, 'AWS::Lambda::Function'))
      expect(ENVIRONMENT, one.id).toEqual(expect.arrayContaining(Object.keys(variablesOf(one))));
    expect(text).not.toMatch(/password"|secret"|api_?key|BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}/i);
  });

  it('tells only the inbox and the sender how messages leave', () => {
    const told = (name: string) =>
      ofType(service, 'AWS::Lambda::Function')
        .filter((one) => name in variablesOf(one))
        .map(({ id }) => id);
    const both = [expect.stringMatching(/^HttpMe/), expect.stringMatching(/^SendMessages/)];
    for (const name of MESSAGES) expect(told(name), name).toEqual(both);
    for (const name of MAIL_LOGIN) expect(told(name), name).toEqual(both.slice(1));
    const sender = ofType(service, 'AWS::Lambda::Function').find(({ id }) => id.startsWith('SendMessages'));
    expect(sender && variablesOf(sender)).toMatchObject({
      APP_URL: 'https://app.doorstep.example',
      MAIL_HOST: 'mail.doorstep.example:587',
      MAIL_LOGIN: '/doorstep/mail',
      WEBHOOK_HOSTS: 'county.doorstep.example',
    });
  });

  it('lets only the sender read the login of the mail relay, and no other parameter', () => {
    const readers = statements.filter((one) => actionsOf(one).some((action) => action.startsWith('ssm:')));
    expect(readers).toEqual([
      expect.objectContaining({
        in: expect.stringMatching(/^SendMessagesRole/),
        Action: 'ssm:GetParameter',
        Resource: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              `:ssm:${settings.region}:`,
              { Ref: 'AWS::AccountId' },
              ':parameter/doorstep/mail',
            ],
          ],
        },
      }),
    ]);
  });

  it('opens no door beside the gateway', () => {
    expect(ofType(service, 'AWS::Lambda::Url')).toEqual([]);
    const invokers = ofType(service, 'AWS::Lambda::Permission').map(
      ({ Properties }) => Properties['Principal'],
    );
    for (const invoker of invokers)
      expect(['apigateway.amazonaws.com', 'cognito-idp.amazonaws.com']).toContain(invoker);
  });
});
