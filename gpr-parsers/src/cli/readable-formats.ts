import { familiesBy } from '#file-families.ts';
import { formats } from '#formats.ts';
import { gprmax } from '#gprmax.ts';

/** What the tool reads: recordings, and the outputs of models that were computed in the place of some. */
export const choice = { formats: [...formats, gprmax] };

/** The families of these that know an extension. */
export const familiesOf = familiesBy(choice);
