import type { Stopper } from '../../local/stopper.ts';
import { apiAt } from './api.ts';
import { cdkOn, type Outputs } from './cdk.ts';
import { cloudOf } from './cloud.ts';
import { startEngine, untilItAnswers } from './engine/engine.ts';
import { findPython, pinnedPython } from './engine/python.ts';
import { openIssuer } from './issuer.ts';
import { pictureComesBack } from './journeys/attachment.ts';
import { caseIsClosed } from './journeys/case.ts';
import { householdsAreCounted } from './journeys/register.ts';
import type { Scene } from './journeys/scene.ts';
import { wrongTokensAreRefused } from './journeys/tokens.ts';
import { resourcesOf } from './stack.ts';
import type { Step } from './step.ts';

interface Stage {
  /** Kept from run to run: the engine's packages. */
  readonly home: string;
  /** Gone after the run. */
  readonly folder: string;
  readonly stops: Stopper;
  readonly step: Step;
}

const openStage = async ({ home, folder, stops, step }: Stage) => {
  const found = await step('find Python', 30, findPython);
  const python = await step('install the engine', 600, (signal) => pinnedPython(home, found, signal));
  const engine = await step('start the engine', 60, async (signal) => {
    const started = await startEngine({ python, folder, signal });
    stops.add(started.stop);
    return started;
  });
  const cloud = cloudOf(engine);
  stops.add(async () => cloud.close());
  await step('hear from the engine', 60, (signal) => untilItAnswers(engine, signal));
  const issuer = await openIssuer(folder);
  stops.add(issuer.stop);
  const cdk = cdkOn({ engine, issuer: issuer.issuer.url, folder });
  return { cloud, issuer, cdk };
};

/** Deploys Doorstep with CDK on an engine that nobody here wrote, and uses it. */
export const secondOpinion = async (stage: Stage): Promise<void> => {
  const { step } = stage;
  const open = await openStage(stage);
  const { cdk, cloud, issuer } = open;
  const sceneOf = async (outputs: Outputs): Promise<Scene> => {
    const stacks = ['doorstep-dev-data', 'doorstep-dev-service'];
    const resources = (await Promise.all(stacks.map((stack) => resourcesOf(cloud, stack)))).flat();
    return { ...open, outputs, resources, api: apiAt(outputs.ApiUrl, cloud, issuer.issuer) };
  };

  await step('cdk bootstrap', 300, cdk.bootstrap);
  const outputs = await step('cdk deploy --all', 600, (signal) => cdk.deploy({}, signal));
  const scene = await sceneOf(outputs);
  await step('wrong tokens are refused at the gateway', 60, () => wrongTokensAreRefused(scene));
  await step('a household is counted: stream, bus, rule, queue, consumer', 120, (signal) => householdsAreCounted(scene, signal));
  await step('a case goes from its report to its verified close', 120, (signal) => caseIsClosed(scene, signal));
  await step('a picture goes up by a form and comes back', 60, () => pictureComesBack(scene));
};
