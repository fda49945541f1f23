import type { Format } from '#format.ts';
import { dzt } from '#formats/dzt/index.ts';
import { ids } from '#formats/ids/index.ts';
import { impulseradar } from '#formats/impulseradar/index.ts';
import { pulseekko } from '#formats/pulseekko/index.ts';
import { ramac } from '#formats/ramac/index.ts';
import { segy } from '#formats/segy/index.ts';

/** Every format that can be read, in the order in which they are tried. */
export const formats: readonly Format[] = [dzt, ramac, pulseekko, segy, impulseradar, ids];
