import { check } from './check.ts';
import type { Command } from './command.ts';
import { convert } from './convert.ts';
import { info } from './info.ts';
import { plot } from './plot.ts';
import { processCommand } from './process.ts';
import { stepsCommand } from './steps.ts';
import { tracks } from './tracks.ts';

/** Every command of the tool, in the order of the help. */
export const commands: readonly Command[] = [
  info,
  check,
  convert,
  plot,
  tracks,
  processCommand,
  stepsCommand,
];
