import { formats } from '@jsa/gpr-parsers';

/** What a format is called, in every language; its id, where this version does not read it. */
export function formatName(formatId: string | null): string | null {
  return formats.find(({ id }) => id === formatId)?.label ?? formatId;
}
