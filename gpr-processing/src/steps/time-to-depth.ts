import { ProcessingError } from '#errors.ts';
import { type LineGeometry, ownTraces } from '#line.ts';
import { createSincReader } from '#signal/trace-shift.ts';
import { defineBlockStep, requireSampleIntervalNs } from '#step.ts';
import {
  depthAtNs,
  rmsVelocityAtNs,
  timeAtM,
  type VelocityModel,
  velocityBasisOf,
  velocityLayersParameter,
  velocityModelOf,
  velocityParameter,
} from '#velocity-model.ts';

const id = 'time-to-depth';
const label = 'Time to depth';
const mostSamplesPerTrace = 2 ** 16;

/**
 * Turns two-way times into depths: samples then lie evenly in depth, and the line says what velocity that rests on. A depth is no
 * better than its velocity; a velocity that is 10 % off puts everything 10 % off. Steps in nanoseconds come before it.
 */
export const timeToDepth = defineBlockStep({
  id,
  label,
  definition:
    'y(d) = x(t(d)), d = d₀ + j · Δd; t(d) = √(t_v(d)² + (a / V(t_v))²), t_v the two-way time straight down through the layers, V the RMS velocity down there, a the distance between the antennas (0 where it is not known or is left out). d₀ is 0, or the depth of the first sample if that comes later; the last depth is the greatest that lies within the record. Unless stated, Δd is the way of half a sample interval in the slowest layer that the record reaches, so that no sample is passed over. Between samples by an 8-point sinc under a squared cosine; a Δd greater than that does not filter what it cannot hold. What came before time-zero is left out.',
  source: 'Annan 2003, Ground Penetrating Radar; Dix 1955, Geophysics 20 (RMS velocity); Harlan 1982.',
  parameters: {
    velocityMPerNs: velocityParameter,
    layers: velocityLayersParameter,
    antennas: {
      label: 'Distance between the antennas',
      choices: ['as-recorded', 'left-out'],
      default: 'as-recorded',
    },
    sampleIntervalM: {
      label: 'Distance between samples in depth (0: so that no sample is passed over)',
      unit: 'm',
      default: 0,
      minimum: 0,
      maximum: 1,
    },
  },
  plan: (geometry, { velocityMPerNs, layers, antennas, sampleIntervalM: statedM }) => {
    const sampleIntervalNs = requireSampleIntervalNs(geometry, label);
    const model = velocityModelOf(layers, velocityMPerNs);
    const separationM = antennas === 'as-recorded' ? (geometry.antenna.separationM ?? 0) : 0;
    const sampleIntervalM = statedM > 0 ? statedM : finestIntervalM(geometry, model, sampleIntervalNs);
    const firstSampleM = depthOfFirstSampleM(geometry, model, separationM);
    const timesNs = timesOfDepths(geometry, { model, separationM, firstSampleM, sampleIntervalM });
    const places = timesNs.map((timeNs) => (timeNs - geometry.firstSampleNs) / sampleIntervalNs);
    const { samplesPerTrace } = geometry;
    const readAt = createSincReader(samplesPerTrace, places);
    const antennasInWords = separationM > 0 ? `; antennas ${Number(separationM.toPrecision(6))} m apart` : '';
    return {
      geometry: {
        ...geometry,
        samplesPerTrace: places.length,
        sampleIntervalNs: null,
        firstSampleNs: 0,
        nonSignalSampleCount: 0,
        depthAxis: {
          firstSampleM,
          sampleIntervalM,
          velocityBasis: `${velocityBasisOf(model)}${antennasInWords}`,
        },
      },
      haloTraceCount: 0,
      filter: (block, out) => {
        const samples = ownTraces(block);
        for (let own = 0; own < block.traceCount; own++) {
          readAt(samples, { start: own * samplesPerTrace, target: own * places.length }, out);
        }
      },
    };
  },
});

function finestIntervalM(geometry: LineGeometry, model: VelocityModel, sampleIntervalNs: number): number {
  const endNs = geometry.firstSampleNs + (geometry.samplesPerTrace - 1) * sampleIntervalNs;
  const reached = model.filter(({ topNs }, layer) => layer === 0 || topNs < endNs);
  const slowest = Math.min(...reached.map(({ velocityMPerNs }) => velocityMPerNs));
  return (slowest * sampleIntervalNs) / 2;
}

/** When the echo from a reflector at that depth comes in: each antenna is half of their distance aside. */
function arrivalNs(model: VelocityModel, atM: number, separationM: number): number {
  const downNs = timeAtM(model, atM);
  return Math.hypot(downNs, separationM / rmsVelocityAtNs(model, downNs));
}

function depthOfFirstSampleM(
  { firstSampleNs }: LineGeometry,
  model: VelocityModel,
  separationM: number,
): number {
  if (arrivalNs(model, 0, separationM) >= firstSampleNs) return 0;
  let [shallow, deep] = [0, depthAtNs(model, firstSampleNs)];
  if (separationM === 0) return deep;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (shallow + deep) / 2;
    if (arrivalNs(model, middle, separationM) < firstSampleNs) shallow = middle;
    else deep = middle;
  }
  return deep;
}

function timesOfDepths(
  geometry: LineGeometry,
  depths: { model: VelocityModel; separationM: number; firstSampleM: number; sampleIntervalM: number },
): Float64Array {
  const { model, separationM, firstSampleM, sampleIntervalM } = depths;
  const sampleIntervalNs = requireSampleIntervalNs(geometry, label);
  // A millionth of a sample is rounding: the last sample is not lost for it.
  const endNs = geometry.firstSampleNs + (geometry.samplesPerTrace - 1 + 1e-6) * sampleIntervalNs;
  const timesNs: number[] = [];
  for (;;) {
    const timeNs = arrivalNs(model, firstSampleM + timesNs.length * sampleIntervalM, separationM);
    if (timeNs > endNs) return Float64Array.from(timesNs);
    timesNs.push(timeNs);
    if (timesNs.length > mostSamplesPerTrace) {
      const message = `${label} with a sample each ${sampleIntervalM} m would make more than ${mostSamplesPerTrace} samples out of each trace: state a greater distance between samples in depth.`;
      throw new ProcessingError('value-out-of-bounds', message, id);
    }
  }
}
