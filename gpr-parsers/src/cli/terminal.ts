import { styleText } from 'node:util';

export type TextStyle = 'bold' | 'dim' | 'red' | 'yellow' | 'cyan';

/** Where a command speaks: results go to standard output, everything said about them to standard error. */
export type Terminal = {
  print(line: string): void;
  complain(line: string): void;
  /** Coloured where a person reads the result, plain in a file, in a pipe, and under NO_COLOR. */
  paint(style: TextStyle, text: string): string;
  /** The same for what goes to standard error. */
  paintComplaint(style: TextStyle, text: string): string;
};

/** The terminal that this process runs in. */
export function createTerminal(): Terminal {
  return {
    print: (line) => void process.stdout.write(`${line}\n`),
    complain: (line) => void process.stderr.write(`${line}\n`),
    paint: painter(process.stdout),
    paintComplaint: painter(process.stderr),
  };
}

/** `hasColors` knows NO_COLOR and terminals without colour; only a terminal has it. */
function painter(stream: NodeJS.WriteStream): Terminal['paint'] {
  const isColoured = stream.isTTY === true && stream.hasColors();
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text);
}
