import type { Command } from './command.ts';
import { optionsOf } from './command-line.ts';

/** What the tool can do, on one screen. */
export function generalHelp(commands: readonly Command[]): string {
  return [
    'gpr reads ground-penetrating-radar recordings as the instruments wrote them.',
    '',
    'Usage: gpr COMMAND [OPTION]… FILE…',
    '',
    ...commands.map(({ name, summary }) => `  gpr ${name.padEnd(8)} ${summary}`),
    '  gpr help COMMAND   tells the options of a command',
    '  gpr --version',
    '',
    ...wrapped(
      'FILE is any file of a recording (header, samples or positions): its companions beside it are found, whatever the case of their letters. It may also be a folder, a pattern in quotes ("survey/**/*.DZT") or an http address. After -- everything is a file.',
    ),
    '',
    ...wrapped(
      'Exit codes: 0 all was read; 1 read, with errors in the findings; 2 not readable, or the command could not be done.',
    ),
  ].join('\n');
}

/** Everything about one command. */
export function commandHelp(command: Command): string {
  const options = Object.entries(optionsOf(command)).map(([name, { short, value, help }]) => {
    const letter = short === undefined ? '    ' : `-${short}, `;
    const spelling = `${letter}--${name}${value === undefined ? '' : ` ${value}`}`;
    return [`  ${spelling}`, ...wrapped(help, 70).map((line) => `          ${line}`)].join('\n');
  });
  return [
    `gpr ${command.name} ${command.summary}.`,
    '',
    `Usage: ${command.usage}`,
    '',
    ...command.details.flatMap((paragraph) => [...wrapped(paragraph), '']),
    'Options:',
    ...options,
  ].join('\n');
}

/** Lines of at most so many characters, broken between words. */
function wrapped(paragraph: string, width = 80): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
