import type { Format } from '#format.ts';

/** Every format that can be read, in the order in which they are tried. */
export const formats: readonly Format[] = [];
