import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import { type FictionalSegy, fictionalSegy } from './fictional-segy.ts';
import { segy } from './index.ts';

async function open(changes: FictionalSegy = {}, spoil = (_: DataView) => {}) {
  const bytes = fictionalSegy({ samplesPerTrace: 500, traceCount: 2, ...changes });
  spoil(new DataView(bytes.buffer));
  const recording = await segy.open([{ name: 'LINE.sgy', bytes: bytesInMemory(bytes) }]);
  const codes = recording.findings.map(({ code }) => code).filter((code) => code !== 'no-date');
  return { ...recording, codes };
}

/** A file in whose headers all intervals are the same. */
const withInterval = (interval: number, changes: FictionalSegy = {}) =>
  open({
    shorts: { 3217: interval },
    header: (view, _, littleEndian) => view.setUint16(116, interval, littleEndian),
    ...changes,
  });

describe('the sample interval of a SEG-Y', () => {
  it('is in picoseconds where a trace then lasts as long as a radar listens', async () => {
    const recording = await withInterval(400);
    expect(recording).toMatchObject({
      sampleIntervalNs: 0.4,
      timeWindowNs: 200,
      codes: ['interval-unit-assumed'],
      channels: [{ sampleIntervalNs: 0.4, timeWindowNs: 200 }],
    });
    expect(recording.rawHeader).toMatchObject({
      'Sample interval (3217-3218)': 400,
      'Sample interval, unit as read': 'picoseconds',
    });
    expect(recording.findings[0].message).toContain('400 is read in picoseconds');
  });

  it('is unknown where it is 0, and not a time without length', async () => {
    const recording = await withInterval(0);
    expect(recording).toMatchObject({
      sampleIntervalNs: null,
      timeWindowNs: null,
      codes: ['no-time-window'],
    });
    expect(recording.rawHeader['Sample interval, unit as read']).toBe('unknown');
  });

  it('of seismics is read, and the window tells that this may be no radar line', async () => {
    const recording = await withInterval(4000, { samplesPerTrace: 1500 });
    expect(recording).toMatchObject({
      sampleIntervalNs: 4,
      timeWindowNs: 6000,
      codes: ['window-of-seismics'],
    });
    expect(recording.findings[0].message).toMatch(/6000 ns.*it lasts 6 s/);
  });

  it('as long is no wonder where the text speaks of radar', async () => {
    const recording = await withInterval(4000, { samplesPerTrace: 1500, text: 'GPR on ice' });
    expect(recording).toMatchObject({ sampleIntervalNs: 4, codes: ['interval-unit-assumed'] });
  });

  it.each([
    ['shorter than a nanosecond', 1, 500],
    ['longer than 100 microseconds', 60_000, 2000],
  ])('is left open where it makes a window %s', async (_, interval, samplesPerTrace) => {
    const recording = await withInterval(interval, { samplesPerTrace });
    expect(recording).toMatchObject({ sampleIntervalNs: null, codes: ['interval-unit-unknown'] });
    const named = await withInterval(interval, { samplesPerTrace, text: 'Export by RGPR' });
    expect(named.sampleIntervalNs).toBe(interval / 1000);
  });

  it('is that of the trace where the binary header has another', async () => {
    const recording = await open({ shorts: { 3217: 7 } });
    expect(recording).toMatchObject({
      sampleIntervalNs: 0.1,
      codes: ['sample-interval-contradicted', 'interval-unit-assumed'],
    });
    expect(await open({ header: (view) => view.setUint16(116, 0) })).toMatchObject({
      sampleIntervalNs: 0.1,
      codes: ['interval-unit-assumed'],
    });
  });

  it('may have fractions in revision 2', async () => {
    const recording = await open({ shorts: { 3501: 0x0200 } }, (view) => view.setFloat64(3272, 100.25));
    expect(recording).toMatchObject({ sampleIntervalNs: 0.10025, codes: ['interval-unit-assumed'] });
  });

  it.each([Number.NaN, -1, 1e300])('is not %d, whatever revision 2 says', async (extended) => {
    const recording = await open({ shorts: { 3501: 0x0200 } }, (view) => view.setFloat64(3272, extended));
    expect(recording.sampleIntervalNs).toBe(0.1);
  });
});

describe('the delay of a SEG-Y', () => {
  const header = (view: DataView, _: number, littleEndian: boolean) => {
    view.setInt16(108, -2500, littleEndian);
    view.setInt16(214, 10, littleEndian);
  };

  it('is not used where its unit is not known, and that is told', async () => {
    const recording = await open({ header });
    expect(recording).toMatchObject({ firstSampleNs: 0, codes: ['interval-unit-assumed', 'delay-not-used'] });
    expect(recording.findings).toContainEqual(
      expect.objectContaining({ code: 'delay-not-used', severity: 'warning', byteOffset: 3600 + 108 }),
    );
  });

  it('is in picoseconds, with its scalar, where Radar Systems wrote it', async () => {
    const recording = await open({ header, text: 'Prism2', byteOrder: 'little' });
    expect(recording).toMatchObject({
      firstSampleNs: -25,
      codes: expect.arrayContaining(['delay-unit-assumed']),
    });
  });
});

describe('the date of a SEG-Y', () => {
  const dated = (year: number, day: number, hour = 10, minute = 15, second = 30) =>
    open({
      header: (view) => {
        for (const [index, value] of [year, day, hour, minute, second].entries()) {
          view.setUint16(156 + 2 * index, value);
        }
      },
    });

  it.each([
    [2026, 326, '2026-11-22T10:15:30'],
    [2024, 366, '2024-12-31T10:15:30'],
    [2026, 1, '2026-01-01T10:15:30'],
    [98, 60, '1998-03-01T10:15:30'],
    [17, 60, '2017-03-01T10:15:30'],
  ])('of year %d, day %d is %s', async (year, day, recordedAt) => {
    const recording = await dated(year, day);
    expect(recording.recordedAt).toBe(recordedAt);
    expect(recording.codes.includes('year-of-two-digits')).toBe(year < 100);
  });

  it.each([
    [2026, 366, 0, 0],
    [2026, 0, 0, 0],
    [2026, 1, 24, 0],
    [2026, 1, 0, 60],
    [1850, 1, 0, 0],
  ])('that is none (%d, day %d) is left open and told', async (year, day, hour, minute) => {
    expect(await dated(year, day, hour, minute)).toMatchObject({
      recordedAt: null,
      codes: ['interval-unit-assumed', 'date-unusable'],
    });
  });

  it('that no header states is unknown', async () => {
    const { findings } = await open();
    expect(findings).toContainEqual(expect.objectContaining({ code: 'no-date', severity: 'information' }));
  });
});
