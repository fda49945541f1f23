import { readCommandLine } from './command-line.ts';
import { commands } from './commands.ts';
import { CommandError, type ExitCode } from './exit-code.ts';
import { commandHelp, generalHelp } from './help.ts';
import { packageVersion } from './package-version.ts';
import { systemReason } from './system-error.ts';
import type { Terminal } from './terminal.ts';

/** Does what the words of a command line ask for; gives the exit code. */
export async function run(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await runCommand(words, terminal);
  } catch (error) {
    const reason = error instanceof CommandError ? error.message : systemReason(error);
    if (reason === null) throw error;
    terminal.complain(`gpr: ${reason}`);
    return 2;
  }
}

async function runCommand([name, ...rest]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (name === undefined) {
    terminal.complain(generalHelp(commands));
    return 2;
  }
  if (name === '--version' || name === '-v') {
    terminal.print(packageVersion());
    return 0;
  }
  if (name === 'help' && rest.length > 0) return help(rest[0], terminal);
  if (name === 'help' || name === '--help' || name === '-h') {
    terminal.print(generalHelp(commands));
    return 0;
  }
  const command = commandOf(name);
  const call = readCommandLine(command, rest, terminal);
  if (call.isSet('help')) return help(name, terminal);
  return command.run(call);
}

function help(name: string, { print }: Terminal): ExitCode {
  print(commandHelp(commandOf(name)));
  return 0;
}

function commandOf(name: string) {
  const command = commands.find((each) => each.name === name);
  if (command) return command;
  const known = commands.map((each) => each.name).join(', ');
  const what = name.startsWith('-') ? 'option' : 'command';
  throw new CommandError(`there is no ${what} "${name}". The commands are ${known}. See gpr help.`);
}
