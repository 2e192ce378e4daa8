import type { Stopper } from '../../local/stopper.ts';
import { apiAt } from './api.ts';
import { type Assembly, cdkOn } from './cdk.ts';
import { cloudOf } from './cloud.ts';
import { startEngine, untilItAnswers } from './engine/engine.ts';
import { findPython, pinnedPython } from './engine/python.ts';
import { openIssuer } from './issuer.ts';
import { pictureComesBack } from './journeys/attachment.ts';
import { caseIsClosed, caseIsClosedStill } from './journeys/case.ts';
import { letterIsRedriven } from './journeys/dead-letter.ts';
import { defectsAreThere } from './journeys/defects.ts';
import { dataStays, serviceGoes } from './journeys/end.ts';
import { gateKnowsDanger, gateLetsIn } from './journeys/gate.ts';
import { grantsAreNeeded } from './journeys/grants.ts';
import { messageIsTried, messagesAreAskedFor, messagesAreRefused } from './journeys/messages.ts';
import { newsIsLost, nightMendsIt } from './journeys/night.ts';
import { nobodyIsCalledInVain, publisherWasCalled } from './journeys/quiet-stream.ts';
import { householdsAreCounted } from './journeys/register.ts';
import { tableIsRestored } from './journeys/restore.ts';
import type { Scene } from './journeys/scene.ts';
import { change, changeIsThere, codeOf } from './journeys/second-deployment.ts';
import { everyJobHasRun, forgottenCaseIsFound } from './journeys/sweep.ts';
import { wrongTokensAreRefused } from './journeys/tokens.ts';
import { everythingStands } from './journeys/whole.ts';
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

const STACKS = ['doorstep-dev-data', 'doorstep-dev-service'];

/** Deploys Doorstep with CDK on an engine that nobody here wrote, and uses it. */
export const secondOpinion = async (stage: Stage): Promise<void> => {
  const { step } = stage;
  const open = await openStage(stage);
  const { cdk, cloud, issuer } = open;
  const deploy = async (assembly: Assembly, signal: AbortSignal): Promise<Scene> => {
    const outputs = await cdk.deploy(assembly, signal);
    const resources = (await Promise.all(STACKS.map((stack) => resourcesOf(cloud, stack)))).flat();
    return { ...open, assembly, outputs, resources, api: apiAt(outputs.ApiUrl, cloud, issuer.issuer) };
  };

  const plain = await step('cdk synth', 300, (signal) => cdk.synth('assembly', {}, signal));
  await step('cdk bootstrap', 300, (signal) => cdk.bootstrap(plain, signal));
  await step('cdk diff --all, and the gate of an empty account', 300, (signal) =>
    gateLetsIn(cdk, plain, signal),
  );
  const first = await step('cdk deploy --all', 300, (signal) => deploy(plain, signal));
  await step('everything that the templates ask for stands', 60, async () => everythingStands(first));
  await step('wrong tokens are refused at the gateway', 60, () => wrongTokensAreRefused(first));
  await step('the stream calls nobody for what nobody hears of', 60, (signal) =>
    nobodyIsCalledInVain(first, signal),
  );
  await step('a household is counted: stream, bus, rule, queue, consumer', 180, async (signal) => {
    await householdsAreCounted(first, signal);
    await publisherWasCalled(first);
  });
  const closed = await step('a case goes from its report to its verified close', 180, (signal) =>
    caseIsClosed(first, signal),
  );
  await step('a function without its grants is refused', 60, () => grantsAreNeeded(first, closed));
  await step('a message fails into its dead-letter queue and is redriven', 300, (signal) =>
    letterIsRedriven(first, signal),
  );
  await step('a picture goes up by a form and comes back', 60, () => pictureComesBack(first));
  await step('nobody is promised a message that could not leave', 60, () => messagesAreRefused(first));

  const code = await codeOf(cloud, first.resources);
  const changed = await step('cdk synth, with a change', 300, (signal) =>
    cdk.synth('changed', change, signal),
  );
  await step('the gate names what would destroy records', 120, (signal) =>
    gateKnowsDanger(first, changed, signal),
  );
  const second = await step('cdk deploy --all, with a change', 300, (signal) => deploy(changed, signal));
  await step('the change is there and the records are too', 120, async () => {
    everythingStands(second);
    await changeIsThere(second, first, code);
    await caseIsClosedStill(second, closed);
  });
  const lost = await step('messages are asked for, and news is lost', 60, async () => {
    await messagesAreAskedFor(second);
    return newsIsLost(second);
  });
  await step('a sweep is fired by Scheduler and finds what was forgotten', 240, (signal) =>
    forgottenCaseIsFound(second, signal),
  );
  await step('what was lost is mended, and each job leaves its certificate', 240, (signal) =>
    nightMendsIt(second, lost, signal),
  );
  await step('a message is tried at a receiver that is not there', 240, (signal) =>
    messageIsTried(second, signal),
  );
  await step('every job has been fired by Scheduler', 240, (signal) => everyJobHasRun(second, signal));

  await step('the engine lacks what docs/second-opinion.md says, and no less', 60, () =>
    defectsAreThere(second),
  );
  await step('cdk destroy Service, and the records stay', 300, (signal) => serviceGoes(second, signal));
  await step('cdk destroy Data is refused', 300, (signal) => dataStays(second, signal));
  const restored = await step('the table is restored to another and mended', 120, (signal) =>
    tableIsRestored(second, signal),
  );
  const onRestored = await step('cdk synth, on the restored table', 300, (signal) =>
    cdk.synth('restored', restored, signal),
  );
  const rebuilt = await step('cdk deploy --all, the service from nothing', 300, (signal) =>
    deploy(onRestored, signal),
  );
  await step('the closed case reads as before, and the next one is closed', 180, async (signal) => {
    await caseIsClosedStill(rebuilt, closed);
    await caseIsClosed(rebuilt, signal);
  });
};
