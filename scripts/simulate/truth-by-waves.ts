import type { WavePlan } from './line-by-waves.ts';
import { bodiesOf } from './raster-ground.ts';
import { type GroundTruth, groundTruthOf } from './truth.ts';

/** The truth of a line by waves, and how its cells were laid. */
export type TruthByWaves = GroundTruth & {
  readonly method: 'fdtd';
  readonly cellM: number;
  readonly timeStepNs: number;
  /** Scatterers of the ground that lie beside the section: two dimensions do not show them. */
  readonly notInSection: readonly string[];
};

/** What lies in the section. Times are those of the ground, and not of the cells, which make pulses some parts in a thousand later. */
export function truthByWaves({ line, frame, stepNs }: WavePlan): TruthByWaves {
  const { ground } = line;
  const inSection = new Set(bodiesOf(ground).map(({ name }) => name));
  const [shown, beside] = [true, false].map((wanted) =>
    ground.scatterers.filter(({ name }) => inSection.has(name) === wanted),
  );
  return {
    ...groundTruthOf({ ...line, ground: { ...ground, scatterers: shown } }),
    method: 'fdtd',
    cellM: frame.cellM,
    timeStepNs: stepNs,
    notInSection: beside.map(({ name }) => name),
  };
}
