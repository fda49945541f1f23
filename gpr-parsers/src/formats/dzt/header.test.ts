import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import type { Recording } from '#recording.ts';
import { readDztHeader } from './header.ts';
import { dzt } from './index.ts';

const sampleBytes = 512 * 2;

/** The smallest recording that reads well, of two traces; a test spoils one field of it. */
function dztBytes(spoil: (view: DataView, bytes: Uint8Array) => void = () => {}): Uint8Array {
  const bytes = new Uint8Array(1024 + 2 * sampleBytes);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x0700, true);
  view.setUint16(2, 1024, true);
  view.setUint16(4, 512, true);
  view.setUint16(6, 16, true);
  view.setFloat32(10, 100, true);
  view.setFloat32(14, 50, true);
  view.setFloat32(26, 48, true);
  view.setUint32(32, 1249182871, true);
  view.setUint16(52, 1, true);
  view.setFloat32(54, 6, true);
  bytes.set(new TextEncoder().encode('400MHz'), 98);
  bytes[113] = 0x19;
  spoil(view, bytes);
  return bytes;
}

function open(bytes: Uint8Array): Promise<Recording> {
  return dzt.open([{ name: 'LINE.DZT', bytes: bytesInMemory(bytes) }]).then(withAlong);
}

describe('readDztHeader', () => {
  it('reads the trace geometry', () => {
    expect(readDztHeader(new DataView(dztBytes().buffer))).toMatchObject({
      samplesPerTrace: 512,
      bitsPerSample: 16,
      timeWindowNs: 48,
    });
  });

  it('names the field in which a cut file ends, wherever it is cut', () => {
    const { buffer } = dztBytes();
    expect(() => readDztHeader(new DataView(buffer, 0, 20))).toThrow(
      'dzt: file ends inside metresPerMark at byte 18',
    );
    for (let end = 0; end < 128; end++) {
      expect(() => readDztHeader(new DataView(buffer, 0, end))).toThrow(
        expect.objectContaining({ code: 'truncated' }),
      );
    }
  });

  it('refuses a sample width that it cannot decode', () => {
    const { buffer } = dztBytes((view) => view.setUint16(6, 24, true));
    expect(() => readDztHeader(new DataView(buffer))).toThrow(
      expect.objectContaining({ code: 'unsupported-variant', byteOffset: 6 }),
    );
  });
});

describe('a DZT', () => {
  it('that reads well has nothing to tell', async () => {
    expect(await open(dztBytes())).toMatchObject({
      instrument: 'SIR-3000',
      name: 'LINE',
      traceCount: 2,
      samplesPerTrace: 512,
      bitsPerSample: 16,
      sampleIntervalNs: 0.09375,
      timeWindowNs: 48,
      firstSampleNs: 0,
      traceSpacingM: 0.02,
      tracesPerSecond: 100,
      relativePermittivity: 6,
      recordedAt: '2017-03-21T00:36:46',
      channels: [{ antenna: { name: '400MHz', centreFrequencyMHz: 400, separationM: null } }],
      findings: [],
    });
  });

  it('says how many bytes of a cut trace it leaves out, and where it begins', async () => {
    const { findings } = await open(dztBytes().subarray(0, 1024 + sampleBytes + 100));
    expect(findings).toMatchObject([
      { byteOffset: 1024 + sampleBytes, message: expect.stringContaining('100 of its 1024 bytes') },
    ]);
  });

  it('without samples in a trace is refused', async () => {
    const bytes = dztBytes((view) => view.setUint16(4, 0, true));
    await expect(open(bytes)).rejects.toMatchObject({
      code: 'inconsistent',
      byteOffset: 4,
      file: 'LINE.DZT',
    });
  });

  it('is not judged by its tag: consoles write many', async () => {
    for (const tag of [0x00ff, 0x0700, 0x07ff, 0x0001, 0]) {
      const { traceCount } = await open(dztBytes((view) => view.setUint16(0, tag, true)));
      expect(traceCount).toBe(2);
    }
  });

  it('without a time window has no sample interval either', async () => {
    expect(await open(dztBytes((view) => view.setFloat32(26, 0, true)))).toMatchObject({
      timeWindowNs: null,
      sampleIntervalNs: null,
    });
  });

  it('may begin before time-zero', async () => {
    const recording = await open(dztBytes((view) => view.setFloat32(22, -230, true)));
    expect(recording).toMatchObject({ firstSampleNs: -230, findings: [] });
  });

  it('begins at 0 when the header does not say when', async () => {
    const recording = await open(dztBytes((view) => view.setFloat32(22, Number.NaN, true)));
    expect(recording).toMatchObject({ firstSampleNs: 0, findings: [{ byteOffset: 22 }] });
  });

  it('without a date has none, nor one that is not in the calendar', async () => {
    for (const packed of [0, 0xffffffff, (45 << 25) | (2 << 21) | (31 << 16)]) {
      const recording = await open(dztBytes((view) => view.setUint32(32, packed >>> 0, true)));
      expect(recording).toMatchObject({ recordedAt: null, findings: [{ code: 'no-date' }] });
    }
  });

  it('keeps every field under the name of the vendor, fit for JSON', async () => {
    const { rawHeader } = await open(dztBytes((view) => view.setFloat32(66, Number.NaN, true)));
    expect(rawHeader).toMatchObject({ rh_nsamp: 512, rh_antname: '400MHz', 'rh_coordX.start': 'NaN' });
  });
});

describe('what a DZT header points to', () => {
  const withText = (view: DataView, bytes: Uint8Array) => {
    bytes.set([0x4d, 0x41, 0x4c, 0xc5, 0x20, 0], 300);
    view.setUint16(44, 300, true);
    view.setUint16(46, 40, true);
  };

  it('is a comment in Latin-1 that ends at NUL', async () => {
    expect(await open(dztBytes(withText))).toMatchObject({ comment: 'MALÅ', findings: [] });
  });

  it.each([
    [44, 1000],
    [44, 65535],
    [44, 12],
    [46, 65535],
  ])('is passed over when it leaves the header (byte %d holds %d)', async (byteOffset, value) => {
    const recording = await open(
      dztBytes((view, bytes) => {
        withText(view, bytes);
        view.setUint16(byteOffset, value, true);
      }),
    );
    expect(recording).toMatchObject({ comment: null, findings: [{ code: 'header-offset-unusable' }] });
  });

  it('is the console, unless the bytes are from before there was a place for it', async () => {
    expect((await open(dztBytes())).instrument).toBe('SIR-3000');
    const old = dztBytes((_, bytes) => {
      bytes[113] = 0x53;
    });
    expect((await open(old)).instrument).toBeNull();
  });
});
