import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import type { Epoch } from './epochs.ts';
import { areFixesReversed, numberEpochs } from './trace-order.ts';

function order(numbers: readonly (number | null)[], traceCount: number, firstNumber: 0 | 1 = 1) {
  const findings: Finding[] = [];
  const epochs = numbers.map(
    (number, index): Epoch => ({ number, line: index + 1, label: null, sentences: [] }),
  );
  const traceOf = numberEpochs({ epochs, firstNumber }, traceCount, { file: 'LINE.GPS', findings });
  return {
    traces: epochs.map((epoch) => traceOf.get(epoch) ?? null),
    findings,
    codes: findings.map(({ code }) => code),
  };
}

describe('the traces of a positions file', () => {
  it('are those of its numbers, less the first', () => {
    expect(order([null, 1, 11, 21], 30)).toMatchObject({ traces: [null, 0, 10, 20], codes: [] });
    expect(order([0, 10, 20], 30, 0)).toMatchObject({ traces: [0, 10, 20], codes: [] });
  });

  it('are counted in order where merging began the numbers anew', () => {
    expect(order([1, 2, 3, 1, 2, 3, 4, 1, 2], 9)).toMatchObject({
      traces: [0, 1, 2, 3, 4, 5, 6, 7, 8],
      findings: [
        { code: 'trace-numbers-restart', line: 4, message: expect.stringContaining('begin anew 2 times') },
      ],
    });
  });

  it('are counted in order where there is about one epoch for each trace, and it is told how near', () => {
    const { traces, findings } = order([1, 2, 3, 1, 2, 3, 4, 1, 2], 8);
    expect(traces[8]).toBe(8);
    expect(findings[0].message).toContain('which may be off by 1');
  });

  it('do not advance where a number comes twice, once as a fiducial', () => {
    expect(order([1, 2, 2, 3, 1, 2], 5).traces).toEqual([0, 1, 1, 2, 3, 4]);
  });

  it('are known only up to the merger where few traces are named', () => {
    expect(order([1, 11, 21, 1, 11], 60)).toMatchObject({
      traces: [0, 10, 20, null, null],
      findings: [
        { code: 'trace-numbers-restart', line: 4, message: expect.stringContaining('2 that follow') },
      ],
    });
  });

  it('stay as numbered where one number goes backwards and none begins anew', () => {
    expect(order([1, 11, 7, 21], 60)).toMatchObject({
      traces: [0, 10, 6, 20],
      codes: ['trace-numbers-backwards'],
    });
  });
});

const lastTrace = 99;

/** A fix every tenth trace, which the console recorded `secondsPerTrace` apart; the receiver's clock is an hour behind. */
function fixesFrom(traceOf: (trace: number) => number, clockAt: (trace: number) => number) {
  return Array.from({ length: 10 }, (_, fix) => {
    const trace = 10 * fix;
    const utc = new Date(1000 * (clockAt(traceOf(trace)) - 3600)).toISOString();
    return { trace, utc: fix % 2 === 0 ? utc : utc.slice(11, 23) };
  });
}

function judge(
  clockAt: (trace: number) => number,
  traceOf: (trace: number) => number,
  { isToldReversed = false, hasClock = true } = {},
) {
  const findings: Finding[] = [];
  const clockS = Float64Array.from({ length: lastTrace + 1 }, (_, trace) =>
    hasClock ? clockAt(trace) % 86_400 : Number.NaN,
  );
  const fixes = fixesFrom(traceOf, clockAt);
  const place = { file: 'LINE.GPS', findings };
  return {
    isReversed: areFixesReversed(fixes, { clockS, isToldReversed }, place),
    codes: findings.map(({ code }) => code),
  };
}

const same = (trace: number) => trace;
const turned = (trace: number) => lastTrace - trace;
const forwards = (trace: number) => 36_900 + 2 * trace;
const backwards = (trace: number) => 37_900 - 2 * trace;

describe('fixes along a profile that was reversed', () => {
  it('run against the traces where the two clocks keep step only backwards', () => {
    expect(judge(backwards, turned, { isToldReversed: true })).toEqual({
      isReversed: true,
      codes: ['fixes-turned-round'],
    });
    expect(judge(backwards, turned)).toEqual({ isReversed: true, codes: ['fixes-turned-round'] });
  });

  it('run with the traces where they were reversed together', () => {
    expect(judge(backwards, same, { isToldReversed: true })).toEqual({ isReversed: false, codes: [] });
  });

  it('run with the traces in a line that never was reversed', () => {
    expect(judge(forwards, same)).toEqual({ isReversed: false, codes: [] });
  });

  it('are judged across midnight', () => {
    const late = (trace: number) => 86_300 - 2 * trace + 200;
    expect(judge(late, turned).isReversed).toBe(true);
    expect(judge((trace) => 86_300 + 2 * trace, same).isReversed).toBe(false);
  });

  it('are left as numbered where no clock can tell, and that is told', () => {
    const still = (trace: number) => 36_900 + trace / 1000;
    for (const judged of [
      judge(backwards, turned, { isToldReversed: true, hasClock: false }),
      judge(still, turned, { isToldReversed: true }),
    ]) {
      expect(judged).toEqual({ isReversed: false, codes: ['fixes-may-be-reversed'] });
    }
    expect(judge(still, turned)).toEqual({ isReversed: false, codes: [] });
  });
});
