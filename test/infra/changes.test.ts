import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { uncheckedApp } from '../../infra/doorstep-app.ts';
import { settingsFrom } from '../../infra/stages.ts';
import { stacksIn } from '../../scripts/changes/assembly.ts';
import { dangersIn, Template } from '../../scripts/changes/dangers.ts';
import { kept } from '../../scripts/changes/kept.ts';
import { wanted } from '../../scripts/changes/wanted.ts';

const folder = mkdtempSync(join(tmpdir(), 'doorstep-changes-'));
process.env['CDK_VALIDATION'] = 'false';
uncheckedApp(settingsFrom({ DOORSTEP_STAGE: 'dev' }), {
  outdir: folder,
  bundle: () => join(import.meta.dirname, '../../functions/http/health'),
}).synth();
const [data, service] = stacksIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));

// A planted change may be anything that JSON can say.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Loose = any;

const planted = (
  template: Template | undefined,
  plant: (resources: Loose, idOf: (type: string) => string) => void,
) => {
  const before = Template.parse(structuredClone(template));
  const after: Loose = structuredClone(before);
  const idOf = (type: string) =>
    Object.entries(before.Resources).find(([, { Type }]) => Type === type)?.[0] ?? '';
  plant(after.Resources, idOf);
  return dangersIn(before, Template.parse(after)).map(({ name }) => name);
};

describe('a deployment that would destroy something', () => {
  it.each<{ what: string; plant: Parameters<typeof planted>[1]; named: RegExp }>([
    {
      what: 'another sort key of the table',
      plant: (all, idOf) => {
        all[idOf('AWS::DynamoDB::GlobalTable')].Properties.KeySchema[1].AttributeName = 'other';
      },
      named: /^Table[0-9A-F]{8} is replaced$/,
    },
    {
      what: 'a name for the bucket',
      plant: (all, idOf) => {
        all[idOf('AWS::S3::Bucket')].Properties.BucketName = 'attachments-of-doorstep';
      },
      named: /^AttachmentAccess[0-9A-F]{8} is replaced$/,
    },
    {
      what: 'no table',
      plant: (all, idOf) => delete all[idOf('AWS::DynamoDB::GlobalTable')],
      named: /^Table[0-9A-F]{8} is left behind$/,
    },
    {
      what: 'no key',
      plant: (all, idOf) => delete all[idOf('AWS::KMS::Key')],
      named: /^Key[0-9A-F]{8} is left behind$/,
    },
    {
      what: 'a table that goes with its stack',
      plant: (all, idOf) => {
        all[idOf('AWS::DynamoDB::GlobalTable')].DeletionPolicy = 'Delete';
      },
      named: /^Table[0-9A-F]{8} no longer stays when its stack goes$/,
    },
    {
      what: 'an index less',
      plant: (all, idOf) => all[idOf('AWS::DynamoDB::GlobalTable')].Properties.GlobalSecondaryIndexes.pop(),
      named: /^Table[0-9A-F]{8} loses the index \w+$/,
    },
  ])('is named: $what', ({ plant, named }) => {
    expect(planted(data?.template, plant)).toContainEqual(expect.stringMatching(named));
  });

  it.each<{ what: string; plant: Parameters<typeof planted>[1]; named: RegExp }>([
    {
      what: 'no queue',
      plant: (all, idOf) => delete all[idOf('AWS::SQS::Queue')],
      named: /^\w+ is destroyed$/,
    },
    {
      what: 'a web socket instead of the API',
      plant: (all, idOf) => {
        all[idOf('AWS::ApiGatewayV2::Api')].Properties.ProtocolType = 'WEBSOCKET';
      },
      named: /^Api[0-9A-F]{8} is replaced$/,
    },
    {
      what: 'no accounts',
      plant: (all, idOf) => delete all[idOf('AWS::Cognito::UserPool')],
      named: /^Staff[0-9A-F]{8} is left behind$/,
    },
  ])('is named in the service stack too: $what', ({ plant, named }) => {
    expect(planted(service?.template, plant)).toContainEqual(expect.stringMatching(named));
  });
});

describe('a service on a restored table', () => {
  const at = (name: string | undefined) => {
    const { Resources, Outputs } = Template.parse(data?.template);
    return { Resources, Outputs: name === undefined ? { ...Outputs } : { TableName: { Value: name } } };
  };
  const namesFrom = (before: string | undefined, after: string | undefined) =>
    dangersIn(at(before), at(after)).map(({ name }) => name);

  it('does not leave it because a setting was forgotten', () => {
    expect(namesFrom('table-restored', undefined)).toEqual(['The restored table table-restored is left']);
    expect(namesFrom('table-restored', 'another')).toEqual(['The restored table table-restored is left']);
  });

  it('moves there, and stays there, without being asked', () => {
    expect(namesFrom(undefined, 'table-restored')).toEqual([]);
    expect(namesFrom('table-restored', 'table-restored')).toEqual([]);
    expect(namesFrom(undefined, undefined)).toEqual([]);
  });
});

describe('an ordinary deployment', () => {
  it('is let through: new code, another memory, an alarm less, a new index', () => {
    const changed = planted(service?.template, (all, idOf) => {
      const code = all[idOf('AWS::Lambda::Function')].Properties;
      code.Code.S3Key = 'another.zip';
      code.MemorySize = 1_024;
      delete all[idOf('AWS::CloudWatch::Alarm')];
    });
    const indexed = planted(data?.template, (all, idOf) => {
      const { GlobalSecondaryIndexes: indexes } = all[idOf('AWS::DynamoDB::GlobalTable')].Properties;
      indexes.push({ ...indexes[0], IndexName: 'new' });
    });
    expect([...changed, ...indexed]).toEqual([]);
  });

  it('finds every type that holds something in one of our stacks, or it was misspelt', () => {
    const types = [data, service].flatMap((stack) =>
      Object.values(stack?.template.Resources ?? {}).map(({ Type }) => Type),
    );
    expect(types).toEqual(expect.arrayContaining(Object.keys(kept)));
  });
});

describe('the list of what is wanted', () => {
  it('says why', () => {
    for (const { because } of wanted) expect(because.length).toBeGreaterThan(40);
  });
});
