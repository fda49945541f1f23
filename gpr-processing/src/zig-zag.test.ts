import { describe, expect, it } from 'vitest';
import { bodyInGround, field, surveyOf } from './known-surveys.ts';
import { lineValues } from './line-values.ts';
import { zigZagFinding } from './zig-zag.ts';

type Ground = (alongM: number, acrossM: number) => number;

/** Lines of a field that was walked to and fro or one way, placed as one or the other. */
function findingFor(
  ground: Ground,
  { isWalked = false, isPlaced = false, lineSpacingM = 0.25, bearingDeg = 0 },
) {
  const known = { ...field, lineSpacingM, bearingDeg };
  const walked = surveyOf({ ...known, isZigZag: isWalked }, ground);
  const placed = surveyOf({ ...known, isZigZag: isPlaced }, ground);
  return zigZagFinding(
    walked.map(({ name, radargram }, index) => ({
      ...placed[index].places,
      values: lineValues(name, radargram, { unit: 'ns', from: 17, to: 24 }, 'energy'),
    })),
  );
}

describe('whether lines were walked to and fro', () => {
  it.each([0, 77])('is found where their places do not say so, on a bearing of %s°', (bearingDeg) => {
    expect(findingFor(bodyInGround, { isWalked: true, bearingDeg })).toMatch(/walked to and fro/);
  });

  it('is found, too, where lines that were walked one way are placed to and fro', () => {
    expect(findingFor(bodyInGround, { isPlaced: true })).toMatch(/turned round/);
  });

  it('is no matter where places and walks agree', () => {
    expect(findingFor(bodyInGround, {})).toBeNull();
    expect(findingFor(bodyInGround, { isWalked: true, isPlaced: true })).toBeNull();
  });

  it('cannot be told over even ground, of what lies in the middle, or of fewer than four lines', () => {
    expect(findingFor(() => 1, { isWalked: true })).toBeNull();
    const middle: Ground = (alongM) => (Math.abs(alongM - 4) < 1 ? 5 : 1);
    expect(findingFor(middle, { isWalked: true })).toBeNull();
    const slope: Ground = (alongM) => 1 + alongM;
    expect(findingFor(slope, { isWalked: true, lineSpacingM: 2.5 })).toBeNull();
    expect(findingFor(slope, { isWalked: true, lineSpacingM: 1.25 })).toMatch(/walked to and fro/);
    expect(zigZagFinding([])).toBeNull();
  });
});
