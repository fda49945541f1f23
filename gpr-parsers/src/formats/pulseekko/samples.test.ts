import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { dt1With, hdLinesWith, named } from './fictional-line.ts';
import { absentHeader, readHdHeader } from './header.ts';
import { locateTraces } from './samples.ts';

async function locate(dt1: Uint8Array, changes: Record<string, string | null> | null = {}) {
  const findings: Finding[] = [];
  const place = { file: 'LINE.HD', findings: [] };
  const hd = changes === null ? absentHeader : readHdHeader(hdLinesWith(changes), place);
  if (hd === null) throw new Error('no .hd');
  const geometry = await locateTraces(named('LINE.DT1', dt1), hd, findings);
  return { ...geometry, findings, codes: findings.map(({ code }) => code) };
}

const nan = Number.NaN;

describe('the traces of a .dt1', () => {
  it('are whole numbers of two bytes, or floats of four, as item 6 says', async () => {
    expect(await locate(dt1With())).toMatchObject({
      samplesPerTrace: 8,
      traceCount: 4,
      recordBytes: 144,
      encoding: 'i16',
      codes: [],
    });
    expect(await locate(dt1With({ bytesPerSample: 4 }))).toMatchObject({
      samplesPerTrace: 8,
      traceCount: 4,
      recordBytes: 160,
      encoding: 'f32',
      codes: [],
    });
  });

  it('are as long as the header says where item 3 has another meaning, and is not a number', async () => {
    const dt1 = dt1With({ itemsOf: () => ({ samplesPerTrace: nan }) });
    expect(await locate(dt1)).toMatchObject({ samplesPerTrace: 8, traceCount: 4, codes: [] });
    const counting = dt1With({ itemsOf: (trace) => ({ samplesPerTrace: trace + 3 }) });
    expect(await locate(counting, { TRACEHEADERDEF_3: 'PCDF@A' })).toMatchObject({
      samplesPerTrace: 8,
      codes: [],
    });
  });

  it('are as long as item 3 says where the header does not fit the file, which is told', async () => {
    expect(await locate(dt1With(), { 'NUMBER OF PTS/TRC': '9' })).toMatchObject({
      samplesPerTrace: 8,
      findings: [
        { code: 'sample-count-contradicted', message: expect.stringContaining('NUMBER OF PTS/TRC is 9') },
      ],
    });
  });

  it('are as long as the header says where item 3 does not fit the file, which is told', async () => {
    const dt1 = dt1With({ itemsOf: () => ({ samplesPerTrace: 9 }) });
    expect(await locate(dt1)).toMatchObject({
      samplesPerTrace: 8,
      findings: [{ code: 'sample-count-contradicted', message: expect.stringContaining('is 9 samples') }],
    });
  });

  it('are not cut by a length that divides the file by chance, where the trace headers stand elsewhere', async () => {
    const dt1 = dt1With({ traceCount: 10 });
    const wrong = 1440 / 9 - 128; // bytes of nine longer traces
    expect(
      await locate(dt1, { 'NUMBER OF PTS/TRC': String(wrong / 2), 'NUMBER OF TRACES': '9' }),
    ).toMatchObject({
      samplesPerTrace: 8,
      traceCount: 10,
      codes: ['sample-count-contradicted', 'trace-count-contradicted'],
    });
  });

  it('have the width that fits the size where item 6 is neither 2 nor 4', async () => {
    for (const bytesPerSample of [2, 4] as const) {
      const dt1 = dt1With({ bytesPerSample, itemsOf: () => ({ bytesPerSample: nan }) });
      expect(await locate(dt1)).toMatchObject({
        encoding: bytesPerSample === 2 ? 'i16' : 'f32',
        traceCount: 4,
        codes: ['sample-width-derived'],
      });
    }
  });

  it('have the width of item 6 where another would cut the file as evenly', async () => {
    const itemsOf = (trace: number) => (trace === 1 ? { traceNumber: 99, bytesPerSample: nan } : {});
    const dt1 = dt1With({ traceCount: 10, itemsOf }); // 1440 bytes: 9 traces of floats, too
    expect(await locate(dt1, { 'NUMBER OF TRACES': '9' })).toMatchObject({
      encoding: 'i16',
      traceCount: 10,
      codes: ['trace-count-contradicted'],
    });
  });

  it('have the width of DATA TYPE where item 6 says nothing, and tell where the two disagree', async () => {
    const silent = dt1With({ bytesPerSample: 4, itemsOf: () => ({ bytesPerSample: 0 }) });
    expect(await locate(silent, { 'DATA TYPE': 'F*4' })).toMatchObject({ encoding: 'f32' });
    expect(await locate(dt1With(), { 'DATA TYPE': 'F*4' })).toMatchObject({
      encoding: 'i16',
      codes: ['sample-width-contradicted'],
    });
  });

  it('are counted by the size of the file, not by the header', async () => {
    expect(await locate(dt1With({ traceCount: 6 }))).toMatchObject({
      traceCount: 6,
      findings: [
        { code: 'trace-count-contradicted', message: expect.stringContaining('NUMBER OF TRACES is 4') },
      ],
    });
  });

  it.each([1, 2, 127, 128, 129, 143])(
    'are whole, whatever %d bytes follow the last of them',
    async (more) => {
      const cut = dt1With({ traceCount: 5 }).subarray(0, 4 * 144 + more);
      expect(await locate(cut)).toMatchObject({
        traceCount: 4,
        leftoverByteCount: more,
        findings: [{ code: 'partial-trace-dropped', byteOffset: 576 }],
      });
    },
  );

  it('are whole where the last is cut off and item 3 has another meaning', async () => {
    const dt1 = dt1With({ traceCount: 5, itemsOf: () => ({ samplesPerTrace: nan }) });
    expect(await locate(dt1.subarray(0, 4 * 144 + 70))).toMatchObject({
      traceCount: 4,
      leftoverByteCount: 70,
    });
  });

  it('can be one', async () => {
    expect(await locate(dt1With({ traceCount: 1 }), null)).toMatchObject({ traceCount: 1, codes: [] });
    const cut = dt1With({ traceCount: 2 }).subarray(0, 150);
    expect(await locate(cut, null)).toMatchObject({ traceCount: 1, codes: ['partial-trace-dropped'] });
  });

  it('are read by their own headers where there is no other', async () => {
    expect(await locate(dt1With({ bytesPerSample: 4 }), null)).toMatchObject({
      samplesPerTrace: 8,
      encoding: 'f32',
      codes: [],
    });
  });

  it.each([0, 1, 127, 128, 129])('are none in a file of %d bytes', async (byteLength) => {
    await expect(locate(dt1With().subarray(0, byteLength))).rejects.toMatchObject({
      code: 'truncated',
      file: 'LINE.DT1',
      byteOffset: byteLength,
    });
  });

  it('are none in a file that ends within the first', async () => {
    await expect(locate(dt1With().subarray(0, 143))).rejects.toMatchObject({
      code: 'truncated',
      message: expect.stringContaining('shorter than one trace of 8 samples (144 bytes)'),
    });
  });

  it('cannot be told apart where neither the header nor item 3 says how long they are', async () => {
    const dt1 = dt1With({ itemsOf: () => ({ samplesPerTrace: nan }) });
    await expect(locate(dt1, null)).rejects.toMatchObject({ code: 'inconsistent', byteOffset: 8 });
    await expect(locate(dt1, { 'NUMBER OF PTS/TRC': null })).rejects.toMatchObject({ code: 'inconsistent' });
  });

  it('cannot be told apart where both are wrong', async () => {
    const dt1 = dt1With({ traceCount: 7, itemsOf: () => ({ samplesPerTrace: 13 }) });
    await expect(locate(dt1, { 'NUMBER OF PTS/TRC': '17' })).rejects.toMatchObject({
      code: 'inconsistent',
      message: expect.stringContaining('17 or 13 samples a trace do not fit'),
    });
  });

  it.each([0, -8, 7.5, 1e30, nan])(
    'are not %d samples long, whatever item 3 says',
    async (samplesPerTrace) => {
      const dt1 = dt1With({ itemsOf: () => ({ samplesPerTrace }) });
      await expect(locate(dt1, null)).rejects.toMatchObject({ name: 'GprFormatError' });
    },
  );
});
