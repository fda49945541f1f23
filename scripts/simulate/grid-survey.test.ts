import { depthSlice, runRecipe, type SurveyedLine } from '@jsa/gpr-processing';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GridSurvey, gridTruth, simulateGridSurvey } from './grid-survey.ts';

const { pipe, cut } = gridTruth();
let survey: GridSurvey;
beforeAll(async () => {
  survey = await simulateGridSurvey();
});

/** Without what all traces of a line share. */
function withoutBackground(lines: readonly SurveyedLine[]): SurveyedLine[] {
  const recipe = { steps: [{ step: 'background-removal', values: {} }] };
  return lines.map((line) => ({ ...line, radargram: runRecipe(line.radargram, recipe) }));
}

/** Mean of a slice's values at places of the field that are so and of those that are not. */
function contrast(
  aroundNs: number,
  isThere: (alongM: number, acrossM: number) => boolean,
  isElsewhere: (alongM: number, acrossM: number) => boolean,
): number {
  const window = { fromNs: aroundNs - 1.5, toNs: aroundNs + 1.5 };
  const { raster, values } = depthSlice(withoutBackground(survey.lines), window, {
    cellM: 0.1,
    radiusM: 0.3,
  });
  const sums = { there: [0, 0], elsewhere: [0, 0] };
  for (const [cell, value] of values.entries()) {
    // Along the bearing is north, to the right of it east.
    const acrossM = raster.leftM + ((cell % raster.columnCount) + 0.5) * raster.cellM;
    const alongM = raster.bottomM + (Math.floor(cell / raster.columnCount) + 0.5) * raster.cellM;
    const side = isThere(alongM, acrossM) ? sums.there : isElsewhere(alongM, acrossM) ? sums.elsewhere : null;
    if (side === null || Number.isNaN(value)) continue;
    side[0] += value;
    side[1]++;
  }
  return sums.there[0] / sums.there[1] / (sums.elsewhere[0] / sums.elsewhere[1]);
}

const besidePipeM = (alongM: number, acrossM: number) =>
  Math.abs(alongM - pipe.fromAlongM - (acrossM - pipe.fromAcrossM)) / Math.SQRT2;
const isInCut = (alongM: number, acrossM: number, insideM: number) =>
  alongM > cut.fromAlongM + insideM &&
  alongM < cut.toAlongM - insideM &&
  acrossM > cut.fromAcrossM + insideM &&
  acrossM < cut.toAcrossM - insideM;

describe('a simulated grid survey', () => {
  it('has lines both ways, each trace with its place, named as synthetic', () => {
    expect(survey.lines).toHaveLength(13 + 17);
    expect(survey.truth.notice).toMatch(/^SYNTHETIC/);
    for (const { name, radargram, places } of survey.lines) {
      expect(name).toMatch(/^SYNTHETIC-GRID-/);
      expect(places.xM).toHaveLength(radargram.traceCount);
      expect(radargram.samples).toHaveLength(radargram.traceCount * radargram.samplesPerTrace);
    }
  });

  it('shows its pipe in the slice of the time that the truth tells, and not far from it', () => {
    const isOnPipe = (alongM: number, acrossM: number) =>
      besidePipeM(alongM, acrossM) < 0.15 && alongM < pipe.toAlongM && acrossM < pipe.toAcrossM;
    const isFarOff = (alongM: number, acrossM: number) =>
      besidePipeM(alongM, acrossM) > 0.8 && !isInCut(alongM, acrossM, -0.8);
    expect(contrast(pipe.twoWayTimeNs, isOnPipe, isFarOff)).toBeGreaterThan(10);
  });

  it('shows the floor of its cut within the cut, and not elsewhere', () => {
    const isFarOff = (alongM: number, acrossM: number) =>
      besidePipeM(alongM, acrossM) > 0.8 && !isInCut(alongM, acrossM, -0.6);
    expect(
      contrast(cut.floorTwoWayTimeNs, (alongM, acrossM) => isInCut(alongM, acrossM, 0.15), isFarOff),
    ).toBeGreaterThan(5);
  });

  it('has the same ground when lines are walked back and forth', async () => {
    const zigZag = await simulateGridSurvey({ isZigZag: true });
    const [there, back] = [survey.lines[1].radargram, zigZag.lines[1].radargram];
    const first = there.samples.subarray(0, there.samplesPerTrace);
    expect(back.samples.subarray(-there.samplesPerTrace)).toEqual(first);
    expect(zigZag.lines[1].places.yM[0]).toBeCloseTo(survey.field.lengthAlongM, 6);
  });
});
