#!/usr/bin/env node
import { removeUnfinishedOutputs } from './output-file.ts';
import { run } from './run.ts';
import { createTerminal } from './terminal.ts';

// Whoever reads the pipe may stop reading (`gpr info … | head`): that is no fault, and nobody is left to be told.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    removeUnfinishedOutputs();
    if (error.code !== 'EPIPE') process.stderr.write(`gpr: the result cannot be written: ${error.message}\n`);
    process.exit(error.code === 'EPIPE' ? 0 : 2);
  });
}
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const) {
  process.once(signal, () => {
    removeUnfinishedOutputs();
    process.exit(128 + number);
  });
}

try {
  process.exitCode = await run(process.argv.slice(2), createTerminal());
} catch (error) {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`gpr: a fault in this program, not in your files; please report it:\n${told}\n`);
  process.exitCode = 2;
} finally {
  removeUnfinishedOutputs();
}
