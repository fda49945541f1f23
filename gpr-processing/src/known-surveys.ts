import { type GridDefinition, placeOnGrid, type SurveyedLine } from '#grid.ts';
import { radargramOf } from '#known-radargrams.ts';
import { repeatableNoise } from '#signal/known-signals.ts';

/** What lies in the ground at a place of the field: how strongly it reflects at 20 ns. */
export type Ground = (alongM: number, acrossM: number) => number;

/** A body with straight sides, 2 to 4 m along the bearing and 1.5 to 3 m to the right of it. */
export const bodyOutline = { fromAlongM: 2, toAlongM: 4, fromAcrossM: 1.5, toAcrossM: 3 };

/** A field with the body in it, ten times as loud as the ground around. */
export function bodyInGround(alongM: number, acrossM: number): number {
  const { fromAlongM, toAlongM, fromAcrossM, toAcrossM } = bodyOutline;
  const isInside =
    alongM >= fromAlongM && alongM <= toAlongM && acrossM >= fromAcrossM && acrossM <= toAcrossM;
  return isInside ? 10 : 1;
}

/** The field of the survey for tests: 8 m along a bearing, 5 m to its right. */
export const field: GridDefinition = {
  originM: { xM: 500, yM: 1000 },
  bearingDeg: 0,
  lineSpacingM: 0.25,
  lengthAlongM: 8,
  lengthAcrossM: 5,
  isZigZag: false,
};

/**
 * Lines over a field, each sample 1 ns after the last: a pulse of three samples around 20 ns for what reflects there, and noise a
 * twentieth as loud as the ground. Lines of a zig-zag field are recorded from the far end, as they are walked.
 */
export function surveyOf(
  grid: GridDefinition,
  ground: Ground,
  {
    direction = 'along',
    gainOf = () => 1,
  }: { direction?: 'along' | 'across'; gainOf?: (line: number) => number } = {},
): SurveyedLine[] {
  const isAlong = direction === 'along';
  const [lengthM, widthM] = isAlong
    ? [grid.lengthAlongM, grid.lengthAcrossM]
    : [grid.lengthAcrossM, grid.lengthAlongM];
  const traceSpacingM = 0.05;
  const noise = repeatableNoise(17);
  return Array.from({ length: Math.round(widthM / grid.lineSpacingM) + 1 }, (_, index) => {
    const isBack = grid.isZigZag && index % 2 === 1;
    const traces = Array.from({ length: Math.round(lengthM / traceSpacingM) + 1 }, (__, trace) => {
      const goneM = isBack ? lengthM - trace * traceSpacingM : trace * traceSpacingM;
      const sidewaysM = index * grid.lineSpacingM;
      const loud = (isAlong ? ground(goneM, sidewaysM) : ground(sidewaysM, goneM)) * gainOf(index);
      return Array.from({ length: 40 }, (___, sample) => {
        const pulse = sample === 20 ? 1 : Math.abs(sample - 20) === 1 ? -0.5 : 0;
        return loud * pulse + 0.05 * gainOf(index) * noise();
      });
    });
    const radargram = radargramOf(traces, { traceSpacingM });
    return {
      name: `${direction} ${index}`,
      radargram,
      places: placeOnGrid(radargram, grid, { direction, index }),
    };
  });
}
