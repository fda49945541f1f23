import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { radKeys, readRadHeader } from './header.ts';

const goodLines = [
  'SAMPLES:512',
  'FREQUENCY:5120.000000',
  'DISTANCE FLAG:1',
  'TIME FLAG:0',
  'TIME INTERVAL:0.000000',
  'DISTANCE INTERVAL:0.020000',
  'OPERATOR:_',
  'ANTENNAS:500 MHz shielded',
  'ANTENNA SEPARATION:0.180000',
  'COMMENT:',
  'TIMEWINDOW:100.000000',
  'LAST TRACE:20',
];

/** The smallest header that reads well, with lines put in the place of those that have the same key. */
function read(...changes: string[]) {
  const keyOf = (line: string) => line.split(':')[0].trim();
  const kept = goodLines.filter((line) => !changes.some((change) => keyOf(change) === keyOf(line)));
  const findings: Finding[] = [];
  const header = readRadHeader([...kept, ...changes], { file: 'LINE.rad', findings });
  return { ...header, codes: findings.map(({ code }) => code), findings };
}

describe('readRadHeader', () => {
  it('reads the trace geometry and has nothing to tell', () => {
    expect(read()).toMatchObject({
      samplesPerTrace: 512,
      timeWindowNs: 100,
      sampleIntervalNs: 100 / 512,
      traceSpacingM: 0.02,
      tracesPerSecond: null,
      lastTrace: 20,
      channelCount: 1,
      antenna: { name: '500 MHz shielded', centreFrequencyMHz: 500, separationM: 0.18 },
      comment: null,
      codes: [],
    });
  });

  it('does not mind the order of the lines, blanks, or lower case', () => {
    const lines = goodLines.map((line) => ` ${line.toLowerCase().replace(':', ' :  ')} `).reverse();
    expect(readRadHeader(lines, { file: 'LINE.rad', findings: [] })).toMatchObject({
      samplesPerTrace: 512,
      traceSpacingM: 0.02,
    });
  });

  it.each(['SAMPLES:0', 'SAMPLES:-5', 'SAMPLES:', 'SAMPLES:_', 'SAMPLES:12.5', 'SAMPLES:many'])(
    'refuses %j and names the line',
    (line) => {
      expect(() => read(line)).toThrow(
        expect.objectContaining({ code: 'inconsistent', file: 'LINE.rad', line: goodLines.length }),
      );
    },
  );

  it('refuses a header that never says how many samples a trace has', () => {
    expect(() => readRadHeader(['FREQUENCY:1'], { file: 'LINE.rad', findings: [] })).toThrow(
      'ramac: LINE.rad: the key SAMPLES is missing',
    );
    expect(() => readRadHeader([], { file: 'LINE.rad', findings: [] })).toThrow();
  });

  it('invents no spacing for a line that was triggered by time', () => {
    expect(
      read('TIME FLAG:1', 'DISTANCE FLAG:0', 'DISTANCE INTERVAL:0.000000', 'TIME INTERVAL:0.1'),
    ).toMatchObject({
      traceSpacingM: null,
      tracesPerSecond: 10,
      codes: ['header-value-unusable'],
    });
  });

  it('does not take a spacing that an earlier line has left behind', () => {
    expect(read('TIME FLAG:1', 'DISTANCE FLAG:0')).toMatchObject({
      traceSpacingM: null,
      codes: ['trace-spacing-unusable'],
    });
  });

  it('does not take the length of the line from a STOP POSITION that an earlier line has left behind', () => {
    expect(
      read('TIME FLAG:1', 'DISTANCE FLAG:0', 'DISTANCE INTERVAL:0', 'STOP POSITION:3569.5'),
    ).toMatchObject({ traceSpacingM: null, codes: ['header-value-unusable'] });
  });

  it.each([
    ['0.400000', '0.000000'],
    ['10.400000', '10.000000'],
    ['-0.400000', '0.000000'],
    ['0.380000', '0.000000'],
    ['0.000000', '0.000000'],
  ])('agrees with a line of 20 traces that stops at %s m after %s m', (stop, start) => {
    expect(read(`STOP POSITION:${stop}`, `START POSITION:${start}`).codes).toEqual([]);
  });

  it('tells where STOP POSITION contradicts the distance between traces, and uses the latter', () => {
    const { traceSpacingM, findings } = read('STOP POSITION:0.800000');
    expect(traceSpacingM).toBe(0.02);
    expect(findings).toMatchObject([{ code: 'trace-spacing-contradicted', line: goodLines.length + 1 }]);
  });

  it.each(['-0.02', 'abc', '1e300', 'NaN'])('has no spacing in %j, and says so', (printed) => {
    expect(read(`DISTANCE INTERVAL:${printed}`)).toMatchObject({
      traceSpacingM: null,
      codes: ['header-value-unusable'],
    });
  });

  it('understands a decimal comma', () => {
    expect(read('DISTANCE INTERVAL:0,05').traceSpacingM).toBe(0.05);
  });

  it('takes the frequency of sampling where the time window is missing', () => {
    expect(read('TIMEWINDOW:')).toMatchObject({ timeWindowNs: 100, codes: [] });
  });

  it('tells where window and frequency contradict each other, and uses the window', () => {
    expect(read('FREQUENCY:2560')).toMatchObject({ timeWindowNs: 100, codes: ['time-window-contradicted'] });
  });

  it('has no time without both of them', () => {
    expect(read('TIMEWINDOW:', 'FREQUENCY:')).toMatchObject({
      timeWindowNs: null,
      sampleIntervalNs: null,
      codes: ['no-time-window'],
    });
  });

  it.each(['-0.03', '48.271729', '381.862687'])(
    'does not take SIGNAL POSITION %s for time-zero',
    (printed) => {
      expect(read(`SIGNAL POSITION:${printed}`)).toMatchObject({
        codes: ['signal-position-not-used'],
        timeWindowNs: 100,
      });
    },
  );

  it.each([
    'SIGNAL POSITION:0.000000',
    'RAW SIGNAL POSITION:44915',
    'WHEEL CALIBRATION:345.300000',
    'WHEEL CALIBRATION: 0.000000',
    'POSITIVE DIRECTION:-1',
    'POSITIVE DIRECTION:0',
    'POSITIVE DIRECTION:1',
    'ANTENNA ORIENTATION:NOT VALID FIELD',
  ])('finds nothing odd in %s, and keeps it', (line) => {
    const { codes, rawHeader } = read(line);
    const [key, value] = line.split(':');
    expect(codes).toEqual([]);
    expect(rawHeader[key]).toBe(value.trim());
  });

  it.each([
    ['250 MHz shielded=1', 250],
    ['500MHz', 500],
    ['1.2 MHZ', 1.2],
    ['[User] Omni', null],
    ['500_shielded_egrip', null],
    ['GX450 HDR (v.1)=3', null],
    ['GX80 HDR', null],
  ])('reads of the antenna %j the frequency %d', (name, centreFrequencyMHz) => {
    expect(read(`ANTENNAS:${name}`).antenna).toMatchObject({ name, centreFrequencyMHz });
  });

  it('keeps the first of two values and tells the line of the second', () => {
    expect(
      readRadHeader([...goodLines, 'SAMPLES:1'], { file: 'LINE.rad', findings: [] }).samplesPerTrace,
    ).toBe(512);
    const findings: Finding[] = [];
    readRadHeader([...goodLines, 'SAMPLES:1'], { file: 'LINE.rad', findings });
    expect(findings).toMatchObject([{ code: 'duplicate-key', line: goodLines.length + 1 }]);
  });

  it('passes over lines without a colon', () => {
    expect(read('garbage').codes).toEqual(['unreadable-line']);
  });

  it.each(['0', '65', '2.5', '-1'])('reads NUMBER_OF_CH %s as one channel', (channelCount) => {
    expect(read(`NUMBER_OF_CH:${channelCount}`)).toMatchObject({
      channelCount: 1,
      codes: ['channel-count-unusable'],
    });
  });

  it('keeps every value under the key of the vendor', () => {
    expect(read('COMMENT:Cart=4, 10:30')).toMatchObject({
      comment: 'Cart=4, 10:30',
      rawHeader: { COMMENT: 'Cart=4, 10:30', OPERATOR: '' },
    });
  });
});

describe('radKeys', () => {
  const printed = `SAMPLES, FREQUENCY, FREQUENCY STEPS, SIGNAL POSITION, RAW SIGNAL POSITION, DISTANCE FLAG,
    TIME FLAG, PROGRAM FLAG, EXTERNAL FLAG, TIME INTERVAL, DISTANCE INTERVAL, OPERATOR, CUSTOMER, SITE, ANTENNAS,
    ANTENNA ORIENTATION, ANTENNA SEPARATION, COMMENT, TIMEWINDOW, STACKS, STACK EXPONENT, STACKING TIME, LAST TRACE,
    STOP POSITION, SYSTEM CALIBRATION, START POSITION, SHORT FLAG, INTERMEDIATE FLAG, LONG FLAG, PREPROCESSING, HIGH,
    LOW, FIXED INCREMENT, FIXED MOVES UP, FIXED MOVES DOWN, FIXED POSITION, WHEEL CALIBRATION, POSITIVE DIRECTION,
    NUMBER_OF_CH, CH_X_OFFSETS, CH_Y_OFFSETS`.split(/,\s+/);

  it('are all that consoles print, in their order, each of them once', () => {
    const keys = radKeys.map(({ key }) => key);
    expect(keys.slice(0, printed.length)).toEqual(printed);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('say of each what it means', () => {
    for (const { meaning } of radKeys) expect(meaning).toMatch(/^\S.*[^.]$/);
  });
});
