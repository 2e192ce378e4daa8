import type { Draw } from '../draw.ts';
import type { Command } from '../operation.ts';
import { areaCommands } from './area-commands.ts';
import { caseCommands } from './case-commands.ts';
import { contactCommands } from './contact-commands.ts';
import { householdCommands } from './household-commands.ts';
import { importCommands } from './import-commands.ts';
import { inboxCommands } from './inbox-commands.ts';
import { linkCommands } from './link-commands.ts';
import { staffCommands } from './staff-commands.ts';
import { takenBackCommands } from './taken-back-commands.ts';
import { visitCommands } from './visit-commands.ts';

const commands: readonly Command[] = [
  ...caseCommands,
  ...visitCommands,
  ...takenBackCommands,
  ...contactCommands,
  ...householdCommands,
  ...areaCommands,
  ...staffCommands,
  ...linkCommands,
  ...importCommands,
  ...inboxCommands,
];
const total = commands.reduce((sum, { weight }) => sum + weight, 0);

/** One of all kinds, the frequent ones more often. */
export const someCommand = (draw: Draw): Command => {
  let left = draw.chance() * total;
  for (const command of commands) {
    left -= command.weight;
    if (left < 0) return command;
  }
  return commands[0] ?? someCommand(draw);
};
