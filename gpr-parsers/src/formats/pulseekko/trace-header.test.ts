import { describe, expect, it } from 'vitest';
import { traceHeaderWith } from './fictional-line.ts';
import { readTraceHeader, readTraceHeaders, traceHeaderFields, vendorTraceFields } from './trace-header.ts';

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

describe('the header of a trace', () => {
  it('is filled by its fields without a gap', () => {
    let end = 0;
    for (const { byteOffset, byteLength } of Object.values(traceHeaderFields)) {
      expect(byteOffset).toBe(end);
      end += byteLength;
    }
    expect(end).toBe(128);
  });

  it('holds each item where the vendor puts it', () => {
    const bytes = new Uint8Array(128);
    const view = viewOf(bytes);
    for (let item = 1; item <= 25; item++) view.setFloat32(4 * (item - 1), item, true);
    for (const byteOffset of [32, 40, 48]) view.setFloat64(byteOffset, byteOffset, true);
    bytes.set(new TextEncoder().encode('F1'), 100);
    expect(readTraceHeader(view)).toMatchObject({
      traceNumber: 1,
      position: 2,
      samplesPerTrace: 3,
      topography: 4,
      bytesPerSample: 6,
      timeWindow: 7,
      stackCount: 8,
      longitude: 32,
      latitude: 40,
      elevation: 48,
      receiverX: 15,
      transmitterZ: 20,
      timeZeroShift: 21,
      zeroFlag: 22,
      secondsOfDay: 24,
      commentFlag: 25,
      comment: 'F1',
    });
  });

  it('keeps what is not a number as a word', () => {
    const header = readTraceHeader(
      viewOf(traceHeaderWith({ samplesPerTrace: Number.NaN, elevation: 7.67e21 })),
    );
    expect(vendorTraceFields(header)).toMatchObject({
      'item 3: points per trace': 'NaN',
      'items 13-14: GPS z': 7.67e21,
    });
  });

  it('has a comment that ends at a NUL, or is padded with blanks', () => {
    for (const comment of ['F12\0\0junk', 'F12                         ']) {
      expect(readTraceHeader(viewOf(traceHeaderWith({ comment }))).comment).toBe('F12');
    }
  });
});

describe('the headers of a long line', () => {
  it('are read block by block in bounded memory', async () => {
    let mostBytes = 0;
    let seenCount = 0;
    const layout = { recordBytes: 10_000, traceCount: 1000 };
    const bytes = {
      byteLength: layout.recordBytes * layout.traceCount,
      async slice(start: number, end: number) {
        mostBytes = Math.max(mostBytes, end - start);
        const block = new ArrayBuffer(end - start);
        const view = new DataView(block);
        for (let at = 0; at < end - start; at += layout.recordBytes) {
          view.setFloat32(at, (start + at) / layout.recordBytes, true);
        }
        return block;
      },
    };
    for await (const views of readTraceHeaders({ bytes, ...layout })) {
      for (const view of views) expect(view.getFloat32(0, true)).toBe(seenCount++);
    }
    expect(seenCount).toBe(layout.traceCount);
    expect(mostBytes).toBeLessThanOrEqual(2 ** 20);
  });

  it('are visited one by one where a trace is longer than a block', async () => {
    const ends: [number, number][] = [];
    const slice = async (start: number, end: number) => {
      ends.push([start, end]);
      return new ArrayBuffer(end - start);
    };
    const layout = { bytes: { byteLength: 2 ** 32, slice }, recordBytes: 2 ** 30, traceCount: 3 };
    for await (const views of readTraceHeaders(layout)) expect(views).toHaveLength(1);
    expect(ends).toEqual([0, 1, 2].map((trace) => [trace * 2 ** 30, trace * 2 ** 30 + 128]));
  });
});
