import { type Format, formats } from '@jsa/gpr-parsers';
import { gprmax } from '@jsa/gpr-parsers/gprmax';

/** Every format that the package reads, also those that a program has to ask for. */
export const triedFormats: readonly Format[] = [...formats, gprmax];
