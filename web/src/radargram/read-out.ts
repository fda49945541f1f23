import type { RadargramGeometry } from '@jsa/contract';
import { tileSampleCount, tileTraceCount } from '@jsa/contract';
import { depthM } from '@jsa/gpr-processing';
import type { MessageStore } from '#i18n/messages.ts';
import { distanceMAt, twoWayTimeNsAt } from './line-units.ts';
import type { TilePlace } from './tile-plan.ts';

/** An amplitude as processed, and of how many neighbouring traces it is the strongest. */
export type ReadAmplitude = { readonly amplitude: number; readonly traceCount: number };

/** From the finest tile that is loaded; null when none is. Trace and sample are whole numbers of the line. */
export function readAmplitude(
  geometry: Pick<RadargramGeometry, 'levelCount' | 'amplitudeScale'>,
  place: { trace: number; sample: number },
  read: (tile: TilePlace) => Int16Array | null,
): ReadAmplitude | null {
  const sampleBlock = Math.floor(place.sample / tileSampleCount);
  for (let level = 0; level < geometry.levelCount; level++) {
    const trace = Math.floor(place.trace / 2 ** level);
    const tile = read({ level, traceBlock: Math.floor(trace / tileTraceCount), sampleBlock });
    if (!tile) continue;
    const value = tile[(trace % tileTraceCount) * tileSampleCount + (place.sample % tileSampleCount)];
    return { amplitude: value * geometry.amplitudeScale, traceCount: 2 ** level };
  }
  return null;
}

/** Decimals that leave four figures of an amplitude of this size, so that the read-out does not jump. */
export function amplitudeDigits(amplitudeP98: number): number {
  if (!(amplitudeP98 > 0)) return 0;
  return Math.min(Math.max(3 - Math.floor(Math.log10(amplitudeP98)), 0), 9);
}

export type ReadOut = {
  readonly geometry: RadargramGeometry;
  readonly velocityMPerNs: number;
  readonly trace: number;
  /** Null when the cursor comes from the map. */
  readonly sample: number | null;
  readonly read: ReadAmplitude | null;
};

function tellSample(messages: MessageStore, readOut: ReadOut, sample: number): string[] {
  const { geometry, velocityMPerNs, read } = readOut;
  const told: string[] = [];
  const timeNs = twoWayTimeNsAt(geometry, sample);
  if (timeNs !== null) {
    told.push(messages.translate('radargram.cursor-time', { time: messages.formatNumber(timeNs, 1) }));
    if (timeNs >= 0) {
      const depth = messages.formatNumber(depthM(timeNs, velocityMPerNs), 2);
      told.push(messages.translate('radargram.cursor-depth', { depth }));
    }
  }
  if (read) {
    const amplitude = messages.formatNumber(read.amplitude, amplitudeDigits(geometry.amplitudeP98));
    told.push(
      read.traceCount === 1
        ? messages.translate('radargram.cursor-amplitude', { amplitude })
        : messages.translate('radargram.cursor-strongest', { amplitude, count: read.traceCount }),
    );
  }
  return told;
}

/** What lies under the cursor, part by part, in the reader's language; what the file does not say is left out. */
export function tellReadOut(messages: MessageStore, readOut: ReadOut): string[] {
  const { geometry, sample } = readOut;
  const trace = messages.formatNumber(Math.round(readOut.trace), 0);
  const distanceM = distanceMAt(geometry, readOut.trace);
  const told = [
    sample === null
      ? messages.translate('radargram.cursor-trace', { trace })
      : messages.translate('radargram.cursor', { trace, sample: messages.formatNumber(sample, 0) }),
  ];
  if (distanceM !== null) {
    const distance = messages.formatNumber(distanceM, 2);
    told.push(messages.translate('radargram.cursor-distance', { distance }));
  }
  return sample === null ? told : [...told, ...tellSample(messages, readOut, sample)];
}
