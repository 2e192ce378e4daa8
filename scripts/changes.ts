import { type PlannedStack, stacksIn } from './changes/assembly.ts';
import { dangersIn } from './changes/dangers.ts';
import { existingTemplate } from './changes/existing-template.ts';
import { wanted } from './changes/wanted.ts';

const [folder = 'cdk.out/deploy'] = process.argv.slice(2);

/** Prints what the deployment of a stack would destroy; answers how much of it nobody has asked for. */
const look = async ({ name, region, template }: PlannedStack): Promise<number> => {
  const existing = await existingTemplate(name, region);
  if (existing === undefined) {
    console.log(`${name}: does not stand yet, so nothing can be lost.`);
    return 0;
  }
  const dangers = dangersIn(existing, template);
  if (dangers.length === 0) console.log(`${name}: destroys and replaces nothing that holds something.`);
  let unwanted = 0;
  for (const danger of dangers) {
    const exemption = wanted.find((one) => one.name === danger.name);
    if (exemption === undefined) unwanted += 1;
    console.log(
      `${name}: ${danger.name}. Lost: ${danger.loses}. ${exemption === undefined ? 'NOT WANTED' : `Wanted: ${exemption.because}`}`,
    );
  }
  return unwanted;
};

let unwanted = 0;
for (const stack of stacksIn(folder)) unwanted += await look(stack);
if (unwanted > 0) {
  console.error(
    `\n${unwanted} of these changes stand in nobody's list: see scripts/changes/wanted.ts and docs/deploy.md.`,
  );
  process.exitCode = 1;
}
