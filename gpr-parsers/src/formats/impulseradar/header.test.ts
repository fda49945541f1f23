import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { iprh } from './fictional-array.ts';
import { readIprhHeader } from './header.ts';

function read(changes: Record<string, string | null> = {}) {
  const findings: Finding[] = [];
  const header = readIprhHeader(iprh(changes), { file: 'LINE_001_A01.iprh', findings });
  return { ...header, findings, codes: findings.map(({ code }) => code) };
}

describe('readIprhHeader', () => {
  it('reads the geometry of the traces and has nothing to tell', () => {
    expect(read()).toMatchObject({
      samplesPerTrace: 4,
      timeWindowNs: 10,
      sampleIntervalNs: 2.5,
      tracesPerSecond: null,
      lastTrace: 3,
      dataVersion: 16,
      channelCount: null,
      antenna: { name: '400 MHz', centreFrequencyMHz: 400, separationM: 0.09 },
      offset: null,
      startDate: '2026-11-22',
      startTime: '10:15:00',
      codes: [],
    });
  });

  it('does not mind the order of the lines, blanks, or lower case', () => {
    const lines = iprh()
      .map((line) => ` ${line.toLowerCase()} `)
      .reverse();
    const header = readIprhHeader(lines, { file: 'LINE.iprh', findings: [] });
    expect(header).toMatchObject({ samplesPerTrace: 4, dataVersion: 16, firstSampleNs: -2.5 });
  });

  it('takes the interval that the wheel could keep, not the one that the operator asked for', () => {
    expect(read().traceSpacingM).toBe(0.0489);
    expect(read({ 'DISTANCE INTERVAL': null }).traceSpacingM).toBe(0.05);
    expect(read({ 'DISTANCE INTERVAL': null, 'USER DISTANCE INTERVAL': null }).traceSpacingM).toBeNull();
  });

  it('invents no spacing for a line that was triggered by time', () => {
    expect(read({ 'TRIG SOURCE': 'time' })).toMatchObject({
      traceSpacingM: null,
      tracesPerSecond: 100,
      codes: ['trace-spacing-unusable'],
    });
  });

  it.each(['0', '-0.05', 'abc', '1e300'])('has no spacing in %j, and says so', (printed) => {
    expect(read({ 'DISTANCE INTERVAL': printed })).toMatchObject({
      traceSpacingM: null,
      codes: ['header-value-unusable'],
    });
  });

  it('counts ZERO LEVEL from one: the first sample lies so much before time-zero', () => {
    expect(read({ 'ZERO LEVEL': '1' })).toMatchObject({ firstSampleNs: 0, codes: [] });
    expect(read({ 'ZERO LEVEL': '4' })).toMatchObject({ firstSampleNs: -7.5, codes: [] });
    expect(read({ 'ZERO LEVEL': '1.5' })).toMatchObject({ firstSampleNs: -1.25, codes: [] });
  });

  it.each(['0', '5', '-1'])('takes no time-zero from the ZERO LEVEL %s, which is no sample', (zeroLevel) => {
    const { firstSampleNs, findings } = read({ 'ZERO LEVEL': zeroLevel });
    expect(firstSampleNs).toBe(0);
    expect(findings).toMatchObject([{ code: 'header-value-unusable', line: 12 }]);
  });

  it('tells where no time-zero is told', () => {
    expect(read({ 'ZERO LEVEL': null })).toMatchObject({ firstSampleNs: 0, codes: ['no-time-zero'] });
  });

  it('tells where window and frequency contradict each other, and uses the window', () => {
    expect(read({ FREQUENCY: '200' })).toMatchObject({
      timeWindowNs: 10,
      codes: ['time-window-contradicted'],
    });
    expect(read({ TIMEWINDOW: null })).toMatchObject({ timeWindowNs: 10, codes: [] });
    expect(read({ TIMEWINDOW: null, FREQUENCY: null })).toMatchObject({
      sampleIntervalNs: null,
      firstSampleNs: 0,
      codes: ['no-time-window'],
    });
  });

  it.each([
    [{ SAMPLES: '0' }, 'SAMPLES is "0", not a count of samples in line 8'],
    [{ SAMPLES: '2.5' }, 'SAMPLES is "2.5"'],
    [{ SAMPLES: null }, 'the key SAMPLES is missing'],
  ])('refuses %j', (changes, message) => {
    expect(() => read(changes)).toThrow(message);
    expect(() => read(changes)).toThrow(
      expect.objectContaining({ code: 'inconsistent', file: 'LINE_001_A01.iprh' }),
    );
  });

  it('reads where the channel of an array lies', () => {
    expect(read({ CHANNELS: '8', CH_X_OFFSET: '-0.26', CH_Y_OFFSET: '0.1' })).toMatchObject({
      channelCount: 8,
      offset: { acrossM: -0.26, alongM: 0.1 },
    });
    expect(read({ CH_X_OFFSET: '0.04' }).offset).toEqual({ acrossM: 0.04, alongM: 0 });
  });

  it('knows no day that the calendar has not', () => {
    expect(read({ DATE: '2026-02-30' })).toMatchObject({
      startDate: null,
      codes: ['header-value-unusable'],
    });
    expect(read({ 'START TIME': '25:00:00' }).startTime).toBeNull();
  });

  it('leaves the frequency of an antenna open that does not tell it', () => {
    expect(read({ ANTENNA: 'Raptor' })).toMatchObject({
      antenna: { name: 'Raptor', centreFrequencyMHz: null },
      codes: ['antenna-frequency-unknown'],
    });
  });

  it('comes to an end with a name of nothing but digits', () => {
    expect(read({ ANTENNA: '9'.repeat(1e6) }).antenna.centreFrequencyMHz).toBeNull();
  });

  it('keeps every value under the key of the vendor, also behind a second colon', () => {
    expect(read().rawHeader).toMatchObject({ 'START TIME': '10:15:00', 'WHEEL NAME': 'cart' });
  });
});
