// What the module offers. This folder is AssemblyScript: `npm run kernels` makes src/wasm/kernels-module.ts of it.
export { moveToApexes } from './apexes.ts';
export { halfDerivatives } from './half-derivative.ts';
export { separateColumns, sumPairs } from './hyperbolas.ts';
export { silenceNonFinite } from './lanes.ts';
export { divideByMovingRms, subtractMovingMeans } from './moving.ts';
export { envelopes, filterZeroPhase } from './pairs.ts';
export { largerOfPairs, quantize } from './pyramid.ts';
export { subtractMovingRowMeans } from './row-means.ts';
export { addRows, multiplyRows, subtractFromRows } from './rows.ts';
export { sumScattered } from './scattered.ts';
export { lineSpectra, lineValues } from './wave-numbers.ts';
