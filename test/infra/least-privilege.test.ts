import { describe, expect, it } from 'vitest';
import {
  actionsOf,
  everyTarget,
  ofType,
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
  { in: 'HttpCasesRole', because: 'presigned forms and links for any attachment of the one bucket' },
];

const grants = (statement: Statement) => statement.Effect === 'Allow';
const hasStar = (statement: Statement) =>
  JSON.stringify([statement.Action, statement.Resource ?? '']).includes('*');

/** Bucket policies of ours that let the log service write below one bucket. */
const isBucketPolicy = ({ in: where }: Statement) => where.startsWith('AttachmentAccessPolicy');

const ENVIRONMENT = ['ATTACHMENTS_URL', 'BUS_NAME', 'TABLE_NAME'];

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

  it('lets only the publisher put events on the bus', () => {
    const putters = statements.filter((one) => actionsOf(one).includes('events:PutEvents'));
    expect(putters.map((one) => one.in)).toEqual([expect.stringMatching(/^PublishEventsRole/)]);
  });

  it('gives functions names of things and no secrets', () => {
    for (const { id, Properties } of ofType(service, 'AWS::Lambda::Function')) {
      const { Variables = {} } = (Properties['Environment'] ?? {}) as { Variables?: Record<string, unknown> };
      expect(ENVIRONMENT, id).toEqual(expect.arrayContaining(Object.keys(Variables)));
    }
    expect(text).not.toMatch(/password"|secret"|api_?key|BEGIN [A-Z ]*PRIVATE KEY|AKIA[0-9A-Z]{16}/i);
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
