import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** One option of a command. Without `value` it is a switch; with it, it takes a value that the help calls so. */
export type CommandOption = {
  readonly short?: string;
  readonly value?: string;
  readonly help: string;
};

/** What was typed behind the command's name, taken apart. */
export type CommandCall = {
  readonly files: readonly string[];
  readonly terminal: Terminal;
  isSet(option: string): boolean;
  valueOf(option: string): string | null;
};

/** A command of the tool: what the help says of it, the options it knows, and what it does. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** Paragraphs of the help, each one line. */
  readonly details: readonly string[];
  readonly options: Readonly<Record<string, CommandOption>>;
  run(call: CommandCall): Promise<ExitCode>;
};
