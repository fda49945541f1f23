import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { type ByteSource, bytesInMemory } from '#byte-source.ts';
import { groupFiles } from '#group-files.ts';
import type { Recording } from '#recording.ts';
import { dzt } from './index.ts';

/** The smallest recording that reads well: three traces of eight samples in 16 bits. A test spoils one field of it. */
function dztBytes(spoil: (view: DataView, bytes: Uint8Array) => void = () => {}, traceCount = 3): Uint8Array {
  const bytes = new Uint8Array(1024 + traceCount * 16);
  const view = new DataView(bytes.buffer);
  view.setUint16(2, 1024, true);
  view.setUint16(4, 8, true);
  view.setUint16(6, 16, true);
  view.setFloat32(10, 100, true);
  view.setFloat32(14, 50, true);
  view.setFloat32(26, 48, true);
  view.setUint32(32, 1249182871, true);
  view.setUint16(52, 1, true);
  view.setFloat32(54, 6, true);
  spoil(view, bytes);
  return bytes;
}

function open(bytes: Uint8Array, name = 'LINE.DZT'): Promise<Recording> {
  return dzt.open([{ name, bytes: bytesInMemory(bytes) }]).then(withAlong);
}

describe('rule 1: what cannot be read is refused with the field and its value', () => {
  it.each([0, 512, 1023])('a file of %d bytes has no header', async (end) => {
    await expect(open(dztBytes().subarray(0, end))).rejects.toThrow('header truncated');
  });

  it.each([
    [4, 0, 'samplesPerTrace (rh_nsamp) is 0'],
    [6, 0, 'bitsPerSample (rh_bits) is 0'],
    [6, 12, 'bitsPerSample (rh_bits) is 12'],
    [6, 64, 'bitsPerSample (rh_bits) is 64'],
    [2, 128, 'dataOffset (rh_data 128, rh_nchan 1) is 131072'],
  ])('the field at byte %d with %d is named', async (at, value, told) => {
    const bytes = dztBytes((view) => view.setUint16(at, value, true));
    await expect(open(bytes)).rejects.toThrow(told);
    await expect(open(bytes)).rejects.toMatchObject({ name: 'GprFormatError', byteOffset: at });
  });

  it('nothing is allocated that the file could not fill', async () => {
    let mostBytes = 0;
    const source = bytesInMemory(
      dztBytes((view) => {
        view.setUint16(2, 1, true);
        view.setUint16(4, 65535, true);
        view.setUint16(6, 32, true);
        view.setUint16(52, 64, true);
      }),
    );
    const bytes: ByteSource = {
      byteLength: source.byteLength,
      slice: (start, end) => {
        mostBytes = Math.max(mostBytes, end - start);
        return source.slice(start, end);
      },
    };
    const { traceCount } = await dzt.open([{ name: 'LINE.DZT', bytes }]);
    expect(traceCount).toBe(0);
    expect(mostBytes).toBeLessThanOrEqual(1 << 20);
  });
});

describe('rule 2: a nonsense count of channels gives way to the size of the file', () => {
  it.each([
    [0, 1],
    [65, 1],
    [65535, 1],
  ])('%d channels are read as %d, with a warning', async (stated, read) => {
    const { channels, traceCount, findings } = await open(
      dztBytes((view) => view.setUint16(52, stated, true)),
    );
    expect([channels.length, traceCount]).toEqual([read, 3]);
    expect(findings).toMatchObject([{ severity: 'warning', code: 'channel-count-unusable', byteOffset: 52 }]);
  });

  it('more channels than there are headers are read where the size of the file agrees', async () => {
    const bytes = dztBytes((view) => {
      view.setUint16(2, 1, true);
      view.setUint16(52, 3, true);
    });
    const { channels, traceCount, findings } = await open(bytes);
    expect([channels.length, traceCount]).toEqual([3, 1]);
    expect(findings.map(({ code }) => code)).toContain('channel-count-unusable');
  });
});

describe('rule 3: whole traces are kept, what is left over is told', () => {
  it.each([
    [0, 0, ['no-traces']],
    [15, 0, ['partial-trace-dropped', 'no-traces']],
    [16, 1, []],
    [17, 1, ['partial-trace-dropped']],
    [47, 2, ['partial-trace-dropped']],
  ])('%d bytes of samples hold %d traces', async (sampleBytes, traceCount, codes) => {
    const recording = await open(dztBytes().subarray(0, 1024 + sampleBytes));
    expect(recording.traceCount).toBe(traceCount);
    expect(recording.leftoverByteCount).toBe(sampleBytes - 16 * traceCount);
    expect(recording.findings.map(({ code }) => code)).toEqual(codes);
    expect(recording.findings.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(await recording.readTraces(0, 0, traceCount)).toHaveLength(8 * traceCount);
  });
});

describe('rule 4: what is no measure is null, and told', () => {
  const nonsense = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, 1e-40, 3e38];
  const fields = [
    [10, 'tracesPerSecond'],
    [14, 'traceSpacingM'],
    [26, 'timeWindowNs'],
    [26, 'sampleIntervalNs'],
    [54, 'relativePermittivity'],
  ] as const;

  it.each(fields)('the field at byte %d gives no %s', async (byteOffset, measure) => {
    for (const value of nonsense) {
      const recording = await open(dztBytes((view) => view.setFloat32(byteOffset, value, true)));
      expect(recording[measure]).toBeNull();
      expect(recording.findings).toMatchObject([
        { severity: 'warning', code: 'header-value-unusable', byteOffset },
      ]);
    }
  });

  it.each(fields)(
    '0 in the field at byte %d gives no %s, and is no cause for alarm',
    async (byteOffset, measure) => {
      const recording = await open(dztBytes((view) => view.setFloat32(byteOffset, 0, true)));
      expect(recording[measure]).toBeNull();
      expect(recording.findings).toMatchObject([{ severity: 'information', byteOffset }]);
    },
  );
});

describe('rule 5: no pointer is followed behind the beginning of the samples', () => {
  it.each([
    [44, 46, 'rh_text'],
    [48, 50, 'rh_proc'],
    [40, 42, 'rh_rgain'],
  ])('the pointer at byte %d is passed over and told', async (pointer, length, name) => {
    for (const [start, byteLength] of [
      [1020, 5],
      [65535, 1],
      [0, 10],
      [128, 65535],
    ]) {
      const { comment, rawHeader, findings } = await open(
        dztBytes((view) => {
          view.setUint16(pointer, start, true);
          view.setUint16(length, byteLength, true);
        }),
      );
      expect(comment).toBeNull();
      expect(Object.keys(rawHeader).filter((key) => /history|gain \(|directory/.test(key))).toEqual([]);
      expect(findings).toMatchObject([
        { severity: 'warning', code: 'header-offset-unusable', message: expect.stringContaining(name) },
      ]);
    }
  });

  it('the history of processing that lies before the samples is kept, byte by byte', async () => {
    const { rawHeader, findings } = await open(
      dztBytes((view, bytes) => {
        view.setUint16(48, 1020, true);
        view.setUint16(50, 4, true);
        bytes.set([0x4d, 0, 0xff, 7], 1020);
      }),
    );
    expect(rawHeader['processing history (hex)']).toBe('4d00ff07');
    expect(findings).toEqual([]);
  });

  it('no header of a channel is looked for among the samples', async () => {
    const bytes = dztBytes((view) => {
      view.setUint16(2, 1, true);
      view.setUint16(52, 3, true);
    });
    const { findings } = await open(bytes);
    expect(findings.map(({ code }) => code)).toContain('channel-header-missing');
  });
});

describe('rule 6: a text ends at its first NUL, has a character for every byte, and is trimmed', () => {
  it.each([
    ['400MHz\0junk', '400MHz'],
    [' 400MHz  ', '400MHz'],
    ['12345678901234', '12345678901234'],
    ['\xff\xfe\x80MHz', '\xff\xfe\x80MHz'],
    ['SS MINI #577\n', 'SS MINI #577'],
    ['\0\0', null],
    ['none', null],
  ])('an antenna stored as %j is called %j', async (stored, name) => {
    const { channels } = await open(
      dztBytes((_, bytes) =>
        bytes.set(
          Uint8Array.from(stored, (character) => character.charCodeAt(0)),
          98,
        ),
      ),
    );
    expect(channels[0].antenna.name).toBe(name);
  });
});

describe('rule 7: the letter case of an extension does not matter, nor that it is doubled', () => {
  it.each(['LINE.DZT', 'line.dzt', 'Line.Dzt', 'LINE.dzt.dzt', 'LINE.DZT.dzt'])(
    '%s is read',
    async (name) => {
      const recording = await open(dztBytes(), name);
      expect(recording.name.toUpperCase()).toBe('LINE');
    },
  );

  it.each([
    ['LINE.DZT', 'LINE.DZG', 'LINE.DZX'],
    ['LINE.DZT', 'line.dzg', 'line.dzx'],
    ['line.dzt.dzt', 'LINE.dzg', 'LINE.DZX.DZX'],
  ])('%s, %s and %s belong together', (...names) => {
    expect(groupFiles(names)).toMatchObject([{ format: 'dzt', fileNames: names, missing: [] }]);
  });
});
