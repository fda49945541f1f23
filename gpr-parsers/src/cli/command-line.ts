import { parseArgs } from 'node:util';
import type { Command, CommandCall, CommandOption } from './command.ts';
import { CommandError } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

const helpOption: CommandOption = { short: 'h', help: 'shows this help' };

/** The options of a command with the one that all have. */
export function optionsOf({ options }: Command): Readonly<Record<string, CommandOption>> {
  return { ...options, help: helpOption };
}

/** Takes the words behind a command's name apart; refuses what the command does not know, in a sentence. */
export function readCommandLine(command: Command, words: readonly string[], terminal: Terminal): CommandCall {
  const options = optionsOf(command);
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, shapeOf(option)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const files: string[] = [];
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (!option) throw refusal(command, `there is no option ${rawName}`);
    if (values.has(name)) throw refusal(command, `${rawName} is given twice`);
    values.set(name, readValue(command, option, { rawName, value, isInline: inlineValue === true }));
  }
  return {
    files,
    terminal,
    isSet: (name) => values.has(name),
    valueOf: (name) => values.get(name) ?? null,
  };
}

function shapeOf({ short, value }: CommandOption) {
  const type = value === undefined ? ('boolean' as const) : ('string' as const);
  return short === undefined ? { type } : { type, short };
}

function readValue(
  command: Command,
  option: CommandOption,
  { rawName, value, isInline }: { rawName: string; value: string | undefined; isInline: boolean },
): string {
  if (option.value === undefined) {
    if (value === undefined) return '';
    throw refusal(command, `${rawName} takes no value`);
  }
  // A lone dash is a value (standard output); a further option in its place is a value forgotten.
  const isForgotten = value === undefined || value === '' || (!isInline && /^-./.test(value));
  if (isForgotten) throw refusal(command, `${rawName} needs a value: ${rawName} ${option.value}`);
  return value;
}

/** A number within bounds, or null when the option is not given. */
export function numberOf(
  command: Command,
  call: CommandCall,
  option: string,
  { least, most, isWhole }: { least: number; most: number; isWhole: boolean },
): number | null {
  const printed = call.valueOf(option);
  if (printed === null) return null;
  const value = Number(printed);
  if (printed.trim() !== '' && value >= least && value <= most && (Number.isInteger(value) || !isWhole)) {
    return value;
  }
  const kind = isWhole ? 'a whole number' : 'a number';
  const bounds = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  throw refusal(command, `--${option} is "${printed}", not ${kind} ${bounds}`);
}

/** Refuses a command without a file to work on. */
export function checkFiles(command: Command, { files }: CommandCall) {
  if (files.length === 0) throw refusal(command, 'no file is named');
}

/** A sentence about how a command was called, and where its help is. */
export function refusal({ name }: Command, message: string): CommandError {
  return new CommandError(`${message}. See gpr help ${name}.`);
}
