import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { hdLinesWith } from './fictional-line.ts';
import { readHdHeader } from './header.ts';

/** The header of these lines, the codes of what was told, and the findings themselves. */
function readLines(lines: readonly string[]) {
  const findings: Finding[] = [];
  const header = readHdHeader(lines, { file: 'LINE.HD', findings });
  if (header === null) throw new Error('no .hd');
  return { ...header, findings, codes: findings.map(({ code }) => code) };
}

function read(changes: Record<string, string | null> = {}, date?: string) {
  return readLines(hdLinesWith(changes, date));
}

describe('an .hd', () => {
  it('tells the line, and there is nothing odd to say', () => {
    expect(read()).toMatchObject({
      samplesPerTrace: 8,
      traceCount: 4,
      timeWindowNs: 16,
      timeZeroPoint: 3.5,
      metresPerUnit: 1,
      startM: 0,
      finalM: 0.75,
      traceSpacingM: 0.25,
      tracesPerSecond: null,
      antenna: { name: null, centreFrequencyMHz: 100, separationM: 1 },
      instrument: 'pE PRO (DEMO)',
      recordedOn: { date: '2026-11-22' },
      comment: null,
      codes: [],
    });
  });

  it('keeps every value under the key of the vendor, and the lines before the keys', () => {
    expect(read({ 'Start Tx Battery': '12.64V 12.64V', 'DVL Serial#': '0051' }).rawHeader).toMatchObject({
      'line 1': '1234',
      'line 2': 'Data Collected with pE PRO (DEMO)',
      'line 3': '2026-11-22',
      'NUMBER OF PTS/TRC': '8',
      'Start Tx Battery': '12.64V 12.64V',
      'DVL Serial#': '0051',
    });
  });

  it.each(['\n', '\r\n', '\r', '\r\r\n'])('may end its lines with %j', (end) => {
    const lines = hdLinesWith()
      .join(end)
      .split(/\r\n|\n|\r/);
    expect(readLines(lines)).toMatchObject({
      samplesPerTrace: 8,
      recordedOn: { date: '2026-11-22' },
      codes: [],
    });
  });

  it('counts its lines without the empty ones, so that the line told is the line seen', () => {
    const lines = hdLinesWith({ 'TOTAL TIME WINDOW': 'long' }).flatMap((line) => [line, '']);
    expect(readLines(lines).findings).toMatchObject([{ code: 'header-value-unusable', line: 7 }]);
  });

  it('does not mind the order of the keys, nor lower case', () => {
    const [job, system, date, ...keys] = hdLinesWith();
    const mixed = [job, system, date, ...keys.map((line) => line.toLowerCase()).reverse()];
    expect(readLines(mixed)).toMatchObject({ samplesPerTrace: 8, traceSpacingM: 0.25, codes: [] });
  });

  it('has sentences below its keys, which are no keys: they say what was done to the line', () => {
    const notes = [
      'THIS FILE IS A MERGING OF D:\\A=B\\L_a.hd AND D:\\L_b.hd',
      'PROFILE REVERSED',
      '',
      'TRACES REPOSITIONED.',
    ];
    expect(readLines([...hdLinesWith(), ...notes])).toMatchObject({
      traceCount: 4,
      isMerged: true,
      isReversed: true,
      comment: `${notes[0]}; PROFILE REVERSED; TRACES REPOSITIONED.`,
      rawHeader: { 'note 2': 'PROFILE REVERSED' },
      codes: [],
    });
  });

  it('is not reversed where it was reversed twice', () => {
    const lines = [...hdLinesWith(), 'PROFILE REVERSED', 'PROFILE REVERSED'];
    expect(readLines(lines).isReversed).toBe(false);
  });

  it('has two keys without an equals sign', () => {
    const lines = [
      ...hdLinesWith(),
      'ELEVATION DATA ENTERED : MAX = 704.945 MIN = 625.49',
      'X Y Z POSITIONS ADDED - LatLong',
    ];
    const { rawHeader, placesAddedIn, codes } = readLines(lines);
    expect(rawHeader).toMatchObject({ 'ELEVATION DATA ENTERED': 'MAX = 704.945 MIN = 625.49' });
    expect([placesAddedIn, codes]).toEqual(['LatLong', []]);
  });

  it.each([
    ['m', 1],
    ['metres', 1],
    ['meters', 1],
    ['Metre', 1],
    ['ft', 0.3048],
    ['feet', 0.3048],
  ])('in %s has its lengths in metres', (unit, metresPerUnit) => {
    const { traceSpacingM, finalM, antenna, codes } = read({ 'POSITION UNITS': unit });
    expect([traceSpacingM, finalM, antenna.separationM]).toEqual([
      0.25 * metresPerUnit,
      0.75 * metresPerUnit,
      metresPerUnit,
    ]);
    expect(codes).toEqual([]);
  });

  it.each(['', 'cubits', null])('in the unit %j has no lengths, and says so', (unit) => {
    expect(read({ 'POSITION UNITS': unit })).toMatchObject({
      traceSpacingM: null,
      finalM: null,
      antenna: { separationM: null },
      codes: ['position-unit-unknown'],
    });
  });

  it.each([
    ['2007-Sep-26', '2007-09-26', []],
    ['10/06/2011', '2011-10-06', ['date-ambiguous']],
    ['31/12/2011', '2011-12-31', ['date-day-first']],
    ['someday', undefined, ['no-date']],
  ])('of %s was recorded on %s', (printed, date, codes) => {
    const header = read({}, printed);
    expect(header.recordedOn?.date).toBe(date);
    expect(header).toMatchObject({ instrument: 'pE PRO (DEMO)', codes });
  });

  it('names the other day that its date may be', () => {
    expect(read({}, '10/06/2011').findings[0]).toMatchObject({
      severity: 'warning',
      line: 3,
      message: expect.stringContaining(
        '2011-10-06, the month first, as these consoles write it, and not as 2011-06-10',
      ),
    });
  });

  it('of a newer console names the setup before the system', () => {
    const [, , , ...keys] = hdLinesWith();
    const lines = ['1234', 'Setup A - pulseEKKO v1.8.1423', '2026-Nov-22', ...keys];
    expect(readLines(lines).instrument).toBe('pulseEKKO v1.8.1423');
    expect(readLines(lines.slice(2))).toMatchObject({ instrument: null, recordedOn: { date: '2026-11-22' } });
  });

  it('invents no spacing for a line that was triggered by time', () => {
    const changes = { 'TRIGGER MODE': 'Free', 'TRACE INTERVAL (s)': '0.2', 'STEP SIZE USED': '1' };
    expect(read(changes)).toMatchObject({
      traceSpacingM: null,
      tracesPerSecond: 5,
      isTriggeredByTime: true,
      codes: ['trace-spacing-unusable'],
    });
    expect(read({ ...changes, 'TRIGGER MODE': 'Odometer' })).toMatchObject({
      traceSpacingM: 1,
      tracesPerSecond: null,
      codes: [],
    });
  });

  it.each([['0.0000'], [null]])('with the step %j has no spacing', (step) => {
    expect(read({ 'STEP SIZE USED': step }).traceSpacingM).toBeNull();
  });

  it.each(['CMP/WARR', 'CMP', 'WARR'])('warns that a survey in %s is no picture of the ground', (mode) => {
    expect(read({ 'SURVEY MODE': mode }).findings).toMatchObject([
      { code: 'survey-mode', severity: 'warning', message: expect.stringContaining('velocity') },
    ]);
  });

  it('tells the mode of another survey', () => {
    expect(read({ 'SURVEY MODE': 'Transillumination' }).codes).toEqual(['survey-mode']);
  });

  it('lists the items of the trace headers that it gives another meaning', () => {
    const { redefinedItems, findings } = read({
      TRACEHEADERDEF_3: 'PCDF@A',
      TRACEHEADERDEF_21: 'TRSHFT',
      TRSHIFTSTAT: '1',
    });
    expect([...redefinedItems]).toEqual([
      [3, 'PCDF@A'],
      [21, 'TRSHFT'],
    ]);
    expect(findings).toMatchObject([
      { code: 'trace-header-redefined', message: expect.stringContaining('item 21 as TRSHFT') },
    ]);
  });

  it.each([
    ['I*2', 2, []],
    ['F*4', 4, []],
    ['', null, []],
    ['R*8', null, ['header-value-unusable']],
  ])('with DATA TYPE %j has samples of %j bytes', (type, bytesPerSample, codes) => {
    expect(read({ 'DATA TYPE': type })).toMatchObject({ bytesPerSample, codes });
  });

  it.each(['0', 'x', '', null])('with TIMEZERO AT POINT %j has no time-zero, and says so', (point) => {
    const { timeZeroPoint, codes } = read({ 'TIMEZERO AT POINT': point });
    expect(timeZeroPoint).toBeNull();
    expect(codes).toContain('time-zero-unknown');
  });

  it.each(['0', '-5', '2.5', 'many', '1e99', ''])('does not take %j for a count of samples', (count) => {
    expect(read({ 'NUMBER OF PTS/TRC': count }).samplesPerTrace).toBeNull();
  });

  it('keeps the first of two values, and tells the second', () => {
    const header = readLines([...hdLinesWith(), 'NUMBER OF TRACES = 9']);
    expect(header.traceCount).toBe(4);
    expect(header.findings).toMatchObject([
      { code: 'duplicate-key', message: expect.stringContaining('"9"') },
    ]);
  });

  it.each([[[]], [['1234', 'Data Collected with pE PRO', '2026-11-22']], [['SAMPLES:512']], [['A = B']]])(
    'is not %j',
    (lines) => expect(readHdHeader(lines, { file: 'LINE.HD', findings: [] })).toBeNull(),
  );
});

it('an .hd that repeats one key a thousand times tells it ten times', () => {
  const again = Array.from({ length: 1000 }, (_, line) => `NUMBER OF TRACES = ${line}`);
  expect(readLines([...hdLinesWith(), ...again]).findings).toHaveLength(10);
});
