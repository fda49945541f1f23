import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import type { ByteSource } from '#byte-source.ts';
import { foreignContent } from '#foreign-content.ts';
import { dt1With, hdLinesWith, named } from './fictional-line.ts';
import { pulseekko } from './index.ts';

const hd = (changes: Record<string, string | null> = {}, date?: string) =>
  named('LINE.HD', hdLinesWith(changes, date).join('\r\r\n'));

async function read(dt1: Uint8Array, header = hd()) {
  const recording = await withAlong(await pulseekko.open([named('LINE.DT1', dt1), header]));
  return { ...recording, codes: recording.findings.map(({ code }) => code) };
}

describe('a recording of Sensors & Software', () => {
  it('is what its header says, with the traces of its .dt1', async () => {
    const recording = await read(dt1With());
    expect(recording).toMatchObject({
      format: 'pulseekko',
      vendor: 'Sensors & Software',
      instrument: 'pE PRO (DEMO)',
      name: 'LINE',
      traceCount: 4,
      samplesPerTrace: 8,
      bitsPerSample: 16,
      timeWindowNs: 16,
      sampleIntervalNs: 2,
      firstSampleNs: -5,
      traceSpacingM: 0.25,
      recordedAt: '2026-11-22T10:15:00',
      dataOffset: 128,
      leftoverByteCount: 0,
      traceShiftsNs: null,
      marks: [],
      positions: [],
      codes: [],
    });
    expect(recording.channels).toMatchObject([
      {
        antenna: { name: null, centreFrequencyMHz: 100, separationM: 1 },
        sampleIntervalNs: 2,
        firstSampleNs: -5,
      },
    ]);
    expect([...(recording.traceDistancesM ?? [])]).toEqual([0, 0.25, 0.5, 0.75]);
    expect(recording.rawHeader).toMatchObject({ 'TOTAL TIME WINDOW': '16.000', 'item 7: time window': 800 });
  });

  it('has whole numbers as they are stored, and floats as floats', async () => {
    const whole = await read(dt1With());
    const amplitudes = await whole.readTraces(0, 1, 3);
    expect(amplitudes).toBeInstanceOf(Int16Array);
    expect([...amplitudes.slice(0, 2), ...amplitudes.slice(8, 10)]).toEqual([100, 101, 200, 201]);
    const floats = await read(dt1With({ bytesPerSample: 4 }));
    expect(floats.bitsPerSample).toBe(32);
    expect(await floats.readTraces(0, 2, 3)).toEqual(
      Float32Array.from({ length: 8 }, (_, sample) => 200.5 + sample),
    );
  });

  it('in feet has its lengths in metres', async () => {
    const feet = hd({ 'POSITION UNITS': 'ft' });
    const recording = await read(dt1With(), feet);
    expect(recording.traceSpacingM).toBe(0.25 * 0.3048);
    expect(recording.channels[0].antenna.separationM).toBe(0.3048);
    expect(recording.traceDistancesM?.[3]).toBe(0.75 * 0.3048);
  });

  it('without its header is read by its trace headers, and says what is missing', async () => {
    const recording = await withAlong(
      await pulseekko.open([named('LINEX7.DT1', dt1With({ bytesPerSample: 4 }))]),
    );
    expect(recording).toMatchObject({
      name: 'LINEX7',
      traceCount: 4,
      samplesPerTrace: 8,
      bitsPerSample: 32,
      timeWindowNs: null,
      sampleIntervalNs: null,
      firstSampleNs: 0,
      traceSpacingM: null,
      recordedAt: null,
      instrument: null,
      traceDistancesM: null,
      findings: [
        {
          severity: 'warning',
          code: 'header-missing',
          file: 'LINEX7.HD',
          message: expect.stringContaining('Send LINEX7.HD too.'),
        },
      ],
    });
  });

  it('beside a header that is none is read like one without', async () => {
    const recording = await read(dt1With(), named('LINE.HD', 'SAMPLES:8\r\n'));
    expect(recording).toMatchObject({
      samplesPerTrace: 8,
      sampleIntervalNs: null,
      codes: ['header-unreadable'],
    });
  });

  it('is missing where only a header is there, whose letter case its name has', async () => {
    await expect(pulseekko.open([hd()])).rejects.toMatchObject({
      code: 'missing-companion',
      file: 'LINE.DT1',
      message: 'pulseekko: LINE.DT1: the radar data are missing; send LINE.DT1 too',
    });
    await expect(pulseekko.open([named('line.gps', '')])).rejects.toThrow('send line.dt1 too');
  });

  it('was recorded at the time of the trace that was recorded first', async () => {
    const reversed = dt1With({ itemsOf: (trace) => ({ secondsOfDay: 36_900.9 - trace }) });
    expect((await read(reversed)).recordedAt).toBe('2026-11-22T10:14:57');
    const overnight = dt1With({ itemsOf: (trace) => ({ secondsOfDay: trace === 0 ? 86_390 : trace }) });
    expect((await read(overnight)).recordedAt).toBe('2026-11-22T23:59:50');
  });

  it('was recorded on a day, where no time is known', async () => {
    const timeless = dt1With({ itemsOf: () => ({ secondsOfDay: 0 }) });
    expect((await read(timeless)).recordedAt).toBe('2026-11-22');
    const none = dt1With({ itemsOf: () => ({ secondsOfDay: Number.NaN }) });
    expect((await read(none)).recordedAt).toBe('2026-11-22');
    expect((await read(dt1With(), hd({ TRACEHEADERDEF_24: 'OTHER' }))).recordedAt).toBe('2026-11-22');
    const merged = named('LINE.HD', [...hdLinesWith(), 'THIS FILE IS A MERGING OF A.hd AND B.hd'].join('\n'));
    expect((await read(dt1With(), merged)).recordedAt).toBe('2026-11-22');
    expect((await read(dt1With(), hd({}, 'no date'))).recordedAt).toBeNull();
  });

  it('moves each trace by its own time-zero to earlier times', async () => {
    const itemsOf = (trace: number) => ({ timeZeroShift: [0, 1.5, -2, 0][trace] });
    const { traceShiftsNs, codes } = await read(dt1With({ itemsOf }));
    expect([...(traceShiftsNs ?? [])]).toEqual([0, -3, 4, 0]);
    expect(codes).toEqual([]);
  });

  it('moves no trace by an item that is something else, or no shift', async () => {
    const itemsOf = (trace: number) => ({ timeZeroShift: [0, 1.5, 9, Number.NaN][trace] });
    expect(await read(dt1With({ itemsOf }), hd({ TRACEHEADERDEF_21: 'TRSHFT' }))).toMatchObject({
      traceShiftsNs: null,
      codes: ['trace-header-redefined'],
    });
    const { traceShiftsNs, findings } = await read(dt1With({ itemsOf }));
    expect([...(traceShiftsNs ?? [])]).toEqual([0, -3, 0, 0]);
    expect(findings).toMatchObject([
      { code: 'trace-shift-unusable', message: expect.stringContaining('of 2 traces') },
    ]);
    expect(await read(dt1With({ itemsOf }), hd({ 'TOTAL TIME WINDOW': null }))).toMatchObject({
      traceShiftsNs: null,
    });
  });

  it('tells its blank traces, and heights of the ground that it cannot use', async () => {
    const itemsOf = (trace: number) => ({
      zeroFlag: trace === 2 ? 1 : 0,
      topography: trace < 2 ? 551.18 : 0,
    });
    expect((await read(dt1With({ itemsOf }))).findings).toMatchObject([
      { code: 'blank-traces', message: expect.stringMatching(/^1 traces .+ trace 2/) },
      { code: 'topography-not-used', message: expect.stringMatching(/^2 trace headers/) },
    ]);
  });

  it('whose trace headers are no numbers is read all the same', async () => {
    const nan = Number.NaN;
    const itemsOf = () => ({
      traceNumber: nan,
      position: nan,
      samplesPerTrace: nan,
      topography: nan,
      bytesPerSample: nan,
      longitude: nan,
      timeZeroShift: nan,
      secondsOfDay: nan,
      commentFlag: nan,
    });
    const recording = await read(dt1With({ itemsOf }));
    expect(recording).toMatchObject({
      traceCount: 4,
      samplesPerTrace: 8,
      traceDistancesM: null,
      traceShiftsNs: null,
      positions: [],
      marks: [],
    });
    expect(JSON.parse(JSON.stringify(recording.rawHeader))).toMatchObject({ 'item 2: position': 'NaN' });
  });

  it('of four gigabytes is opened by a handful of its bytes', async () => {
    const start = dt1With({ traceCount: 2, samplesPerTrace: 1000 });
    let readBytes = 0;
    const bytes: ByteSource = {
      byteLength: 2128 * 2_000_000,
      slice: async (from, to) => {
        readBytes += to - from;
        const slice = new Uint8Array(to - from);
        if (from < start.length) slice.set(start.subarray(from, Math.min(to, start.length)));
        return slice.buffer;
      },
    };
    const header = hd({ 'NUMBER OF PTS/TRC': '1000', 'NUMBER OF TRACES': '2000000' });
    const { traceCount, readTraces } = await pulseekko.open([{ name: 'LONG.DT1', bytes }, header]);
    expect(traceCount).toBe(2_000_000);
    expect(readBytes).toBeLessThan(1024);
    expect([...(await readTraces(0, 1, 2)).slice(0, 2)]).toEqual([100, 101]);
  });

  it('says so where its file has become shorter since it was opened', async () => {
    const whole = dt1With();
    let isCut = false;
    const bytes: ByteSource = {
      byteLength: whole.length,
      slice: async (from, to) => whole.slice(from, isCut ? Math.min(to, 300) : to).buffer,
    };
    const opened = await pulseekko.open([{ name: 'LINE.DT1', bytes }, hd()]);
    isCut = true;
    await expect(opened.readAlong()).rejects.toMatchObject({ code: 'truncated', byteOffset: 288 });
  });
});

describe('a file by itself', () => {
  it.each([
    ['LINE.DT1', dt1With(), null],
    ['LINE.DT1', dt1With().subarray(0, 100), 'fewer than the header of one trace'],
    ['LINE.DT1', dt1With().subarray(0, 140), 'shorter than one trace of 8 samples'],
    ['LINE.DT1', dt1With({ itemsOf: () => ({ samplesPerTrace: Number.NaN }) }), null],
    ['LINE.hd', hdLinesWith().join('\n'), null],
    ['LINE.hd', 'SAMPLES:512\r\n', 'no line of such a header'],
    ['LINE.GPS', 'anything', null],
    ['LINE.GP2', 'anything', null],
  ])('called %s may be part of a recording, or not', async (name, content, fault) => {
    const found = await pulseekko.findFault(named(name, content));
    if (fault === null) expect(found).toBeNull();
    else expect(found).toContain(fault);
  });

  it('that is a project of the vendor (.GPZ) is an archive, to be unpacked', () => {
    const start = new TextEncoder().encode('PK\x03\x04\x14\x00\x00\x00\x08\x00DemoProject/line1.dt1');
    expect(foreignContent(start, start.length)).toEqual({ what: 'a ZIP archive', isArchive: true });
  });
});
