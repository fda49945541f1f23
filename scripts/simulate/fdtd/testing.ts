import { airSection, type Node, type Section } from './section.ts';
import { runShot, type Shot } from './shot.ts';
import { lightMPerNs, timeStepNs, vacuumImpedanceOhm } from './units.ts';

/** Cells of 1 cm in ground of εr 9: 40 of them to a wavelength at 250 MHz. */
export const cellM = 0.01;
export const stepNs = timeStepNs(cellM);
export const velocityMPerNs = lightMPerNs / 3;

/** A Ricker pulse of 1 A; its middle comes 1.4 periods after it began. */
export function rickerCurrentA(centreFrequencyMHz = 250): Float64Array {
  const middleNs = 1400 / centreFrequencyMHz;
  return Float64Array.from({ length: Math.round((2 * middleNs) / stepNs) }, (_, step) => {
    const angle = (Math.PI * centreFrequencyMHz * ((step + 0.5) * stepNs - middleNs)) / 1000;
    return (1 - 2 * angle * angle) * Math.exp(-angle * angle);
  });
}

/** A section whose materials are told cell by cell. */
export function sectionOf(
  columnCount: number,
  rowCount: number,
  at: (node: Node) => { permittivity: number; conductivitySPerM?: number },
): Section {
  const section = airSection(columnCount, rowCount, cellM);
  for (let row = 0; row < rowCount; row++) {
    for (let column = 0; column < columnCount; column++) {
      const { permittivity, conductivitySPerM = 0 } = at({ column, row });
      section.relativePermittivity[row * columnCount + column] = permittivity;
      section.conductivitySPerM[row * columnCount + column] = conductivitySPerM;
    }
  }
  return section;
}

/** The field at each receiver for a 250 MHz pulse, all columns of the section being computed. */
export function shoot(
  section: Section,
  shot: Pick<Shot, 'source' | 'receivers' | 'stepCount'> & Partial<Shot>,
): Float32Array[] {
  const traces = runShot(section, {
    firstColumn: 0,
    columnCount: section.columnCount,
    currentA: rickerCurrentA(),
    ...shot,
  });
  return shot.receivers.map((_, receiver) =>
    traces.slice(receiver * shot.stepCount, (receiver + 1) * shot.stepCount),
  );
}

/**
 * Field of a line current in endless lossless ground, exactly: −μ0 / 2π ∫ I′(t − (r / v) cosh u) du from 0 on. The current stands
 * half a step before the times of the answer, as in a shot.
 */
export function exactField(currentA: ArrayLike<number>, distanceM: number, stepCount: number): Float64Array {
  const delaySteps = distanceM / velocityMPerNs / stepNs;
  const pointCount = 700;
  return Float64Array.from({ length: stepCount }, (_, step) => {
    // In steps since the current's first value.
    const sinceFirst = step + 0.5;
    const ratio = (sinceFirst + 1) / delaySteps;
    if (ratio <= 1) return 0;
    const widest = Math.acosh(ratio);
    const width = widest / pointCount;
    let sum = 0;
    for (let point = 0; point < pointCount; point++) {
      const at = sinceFirst - delaySteps * Math.cosh((point + 0.5) * width);
      sum += slopeAt(currentA, at) * width;
    }
    return ((-vacuumImpedanceOhm / lightMPerNs / (2 * Math.PI)) * sum) / stepNs;
  });
}

/** Change per step between two values, itself taken as linear between the middles of steps. */
function slopeAt(values: ArrayLike<number>, at: number): number {
  const before = Math.floor(at - 0.5);
  const share = at - 0.5 - before;
  const change = (index: number) => (values[index + 1] ?? 0) - (values[index] ?? 0);
  return change(before) * (1 - share) + change(before + 1) * share;
}

/** How much later `trace` is than `model`, in steps, and how much stronger: the best fit over shifts of a fraction of a step. */
export function comparedWith(
  model: ArrayLike<number>,
  trace: ArrayLike<number>,
  mostSteps = 60,
): { laterSteps: number; ratio: number; likeness: number } {
  const product = (shift: number) => {
    let sum = 0;
    for (let at = Math.max(0, shift); at < trace.length; at++) sum += trace[at] * (model[at - shift] ?? 0);
    return sum;
  };
  let best = -mostSteps;
  for (let shift = -mostSteps; shift <= mostSteps; shift++)
    if (Math.abs(product(shift)) > Math.abs(product(best))) best = shift;
  const [before, at, after] = [product(best - 1), product(best), product(best + 1)];
  const offset = (before - after) / (2 * (before - 2 * at + after));
  const peak = at - ((before - after) * offset) / 4;
  const energy = (values: ArrayLike<number>) =>
    Array.from(values).reduce((sum, value) => sum + value * value, 0);
  return {
    laterSteps: best + offset,
    ratio: peak / energy(model),
    likeness: peak / Math.sqrt(energy(model) * energy(trace)),
  };
}

/** Strength of one frequency in a trace. */
export function spectrumAt(trace: ArrayLike<number>, frequencyMHz: number): number {
  let [real, imaginary] = [0, 0];
  for (let step = 0; step < trace.length; step++) {
    const angle = (2 * Math.PI * frequencyMHz * step * stepNs) / 1000;
    real += trace[step] * Math.cos(angle);
    imaginary += trace[step] * Math.sin(angle);
  }
  return Math.hypot(real, imaginary);
}
