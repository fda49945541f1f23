import { information } from '#findings.ts';
import type { Amplitudes, Finding } from '#recording.ts';
import type { RecordingToWrite } from '#recording-to-write.ts';
import { unheld } from '#unheld.ts';
import { holdsFloats } from '#written-shape.ts';

type Width = 8 | 16 | 32;

/**
 * The recording in whole numbers of one of the widths that a format has, the narrowest that holds it. Whole numbers
 * stay as they are. Floats with fractions are multiplied by a power of two, the same for all, so that the greatest
 * fills 32 bits: the factor is told, and is exact, so that dividing by it gives the floats again but for rounding.
 */
export function inWholeNumbers(
  recording: RecordingToWrite,
  widths: readonly Width[],
): { recording: RecordingToWrite; findings: Finding[] } {
  const { channels, bitsPerSample } = recording;
  if (!channels.some(holdsFloats)) {
    const wider = widths.find((width) => width >= bitsPerSample) ?? 32;
    if (wider === bitsPerSample) return { recording, findings: [] };
    return {
      recording: { ...recording, bitsPerSample: wider },
      findings: [widthChanged(bitsPerSample, wider)],
    };
  }
  const findings: Finding[] = [];
  const numbers = channels.map((amplitudes) => finite(amplitudes, findings));
  const reach = numbers.reduce((most, amplitudes) => greatest(amplitudes, most), 0);
  if (reach < 2 ** 31 && numbers.every((amplitudes) => amplitudes.every(Number.isInteger))) {
    const width = widths.find((bits) => bits >= Math.min(bitsPerSample, 32) && reach < 2 ** (bits - 1)) ?? 32;
    if (width !== bitsPerSample) findings.push(widthChanged(bitsPerSample, width));
    return { recording: { ...recording, bitsPerSample: width, channels: numbers }, findings };
  }
  const factor = factorFor(reach);
  const message = `The amplitudes are floats up to ${reach}: they are multiplied by ${factor} and rounded to whole numbers of 32 bits. Divided by ${factor} they are again what they were, within ${0.5 / factor}.`;
  findings.push(unheld('amplitudes-scaled', message));
  const scaled = numbers.map((amplitudes) =>
    Int32Array.from(amplitudes, (value) => Math.round(value * factor)),
  );
  return { recording: { ...recording, bitsPerSample: 32, channels: scaled }, findings };
}

function widthChanged(from: number, to: number): Finding {
  const message = `The samples of ${from} bits are written in ${to} bits; their values are the same.`;
  return information('sample-width-changed', message);
}

/** The greatest power of two that keeps the greatest amplitude within 32 bits; far from what a double can count. */
function factorFor(reach: number): number {
  let power = Math.max(-1000, Math.min(1000, Math.ceil(Math.log2((2 ** 31 - 1) / reach))));
  while (reach * 2 ** power > 2 ** 31 - 1) power--;
  return 2 ** power;
}

function greatest(amplitudes: Amplitudes, atLeast: number): number {
  let most = atLeast;
  for (const amplitude of amplitudes) most = Math.max(most, Math.abs(amplitude));
  return most;
}

/** Whole numbers know neither infinity nor what is not a number. */
function finite(amplitudes: Amplitudes, findings: Finding[]): Amplitudes {
  let oddCount = 0;
  for (const amplitude of amplitudes) if (!Number.isFinite(amplitude)) oddCount++;
  if (oddCount === 0) return amplitudes;
  const message = `${oddCount} amplitudes are no numbers or infinite: 0 is written in their place.`;
  findings.push(unheld('amplitudes-not-finite', message));
  return amplitudes.map((amplitude) => (Number.isFinite(amplitude) ? amplitude : 0));
}
