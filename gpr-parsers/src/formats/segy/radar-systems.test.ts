import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalSegy } from './fictional-segy.ts';
import { segy } from './index.ts';

type Place = { lon?: number; lat?: number; x?: number; y?: number; elevation?: number };

const prism = 'Prism2 by Radar Systems';

/** A file as Radar Systems' instruments write it: lowest byte first, floats where the standard has whole numbers. */
async function read(
  trace: (number: number) => Place,
  { units = 2, text = prism, mark = (_: DataView, __: number) => {} } = {},
) {
  const bytes = fictionalSegy({
    byteOrder: 'little',
    text,
    header: (view, number) => {
      const { lon = 0, lat = 0, x = 0, y = 0, elevation = 0 } = trace(number);
      view.setFloat32(40, elevation, true);
      view.setFloat32(72, x, true);
      view.setFloat32(76, y, true);
      view.setInt16(88, units, true);
      view.setFloat64(182, lon, true);
      view.setFloat64(190, lat, true);
      mark(view, number);
    },
  });
  const recording = await withAlong(await segy.open([{ name: 'LINE.sgy', bytes: bytesInMemory(bytes) }]));
  const places = recording.positions.map(({ longitudeDeg, latitudeDeg }) => [longitudeDeg, latitudeDeg]);
  return { ...recording, places, codes: recording.findings.map(({ code }) => code) };
}

describe('a place of Radar Systems', () => {
  it('is degrees and minutes in a double', async () => {
    const { places, positions } = await read((trace) => ({
      lon: 2106.6,
      lat: -4230.0 - trace * 1e-4,
      elevation: 512.25,
    }));
    expect(places[0]).toEqual([expect.closeTo(21.11, 10), -42.5]);
    expect(places[3][1]).toBeCloseTo(-42.5 - 3e-4 / 60, 10);
    expect(positions[0].elevationM).toBe(512.25);
  });

  it('is degrees where the header does not call it seconds of arc', async () => {
    const { places } = await read(() => ({ lon: 21.25, lat: 42.5 }), { units: 3 });
    expect(places[0]).toEqual([21.25, 42.5]);
  });

  it('is degrees and minutes all the same where it is beyond any angle', async () => {
    const { places } = await read(() => ({ lon: 2115, lat: 4230 }), { units: 1 });
    expect(places[0]).toEqual([21.25, 42.5]);
  });

  it('is a float in the place of a whole number where there is no double', async () => {
    const { places } = await read(() => ({ x: 2115, y: 4230 }));
    expect(places).toEqual(Array.from({ length: 4 }, () => [21.25, 42.5]));
  });

  it('is none where minutes are more than 60, and where nothing was written', async () => {
    const { places, codes } = await read((trace) =>
      trace === 1 ? { lon: 2115, lat: 4230 } : { lon: 2175, lat: 4230 },
    );
    expect(places).toEqual([[21.25, 42.5]]);
    expect(codes).toContain('traces-without-place');
    expect((await read(() => ({}))).places).toEqual([]);
  });

  it('is known by itself where the text names nobody, for it stands twice', async () => {
    const trace = () => ({ lon: 2115.5, lat: 4230.25, x: 2115.5, y: 4230.25 });
    const { places, codes } = await read(trace, { text: '' });
    expect(places).toHaveLength(4);
    expect(codes).toContain('dialect-by-content');
  });

  it('is a length in floats where the header says so', async () => {
    const { places, traceDistancesM } = await read((trace) => ({ x: 0.5 * trace, y: 10 }), { units: 1 });
    expect(places).toEqual([]);
    expect([...(traceDistancesM ?? [])]).toEqual([0, 0.5, 1, 1.5]);
  });
});

it('a file that only names SkyHub may have whole numbers as the standard has them', async () => {
  const bytes = fictionalSegy({
    text: 'SkyHub',
    header: (view) => {
      view.setInt16(70, -100);
      view.setInt16(88, 2);
      view.setInt32(72, 7_560_000);
      view.setInt32(76, 15_300_000);
    },
  });
  const { positions } = await withAlong(await segy.open([{ name: 'LINE.sgy', bytes: bytesInMemory(bytes) }]));
  expect(positions[0]).toMatchObject({ longitudeDeg: 21, latitudeDeg: 42.5 });
});

describe('a mark of Radar Systems', () => {
  it('is told by its indicator, or by its number alone', async () => {
    const mark = (view: DataView, trace: number) => {
      if (trace === 1) view.setUint16(236, 0x5555, true);
      if (trace === 2) view.setInt16(238, 7, true);
      if (trace === 3) view.setUint16(236, 0x1234, true);
    };
    expect((await read(() => ({}), { mark })).marks).toEqual([
      { trace: 1, kind: 'user' },
      { trace: 2, kind: 'user' },
    ]);
  });

  it('is none in files of others', async () => {
    const mark = (view: DataView) => view.setInt16(238, 7, true);
    expect((await read(() => ({}), { mark, text: '' })).marks).toEqual([]);
  });
});

describe('what changes along a line', () => {
  async function along(header: (view: DataView, trace: number) => void) {
    const bytes = bytesInMemory(fictionalSegy({ traceCount: 6, header }));
    const { findings } = await withAlong(await segy.open([{ name: 'LINE.sgy', bytes }]));
    return findings.filter(({ byteOffset }) => byteOffset === 3600 + 3 * 256);
  }

  it.each([
    ['sample-interval-varies', (view: DataView) => view.setUint16(116, 200)],
    ['delay-varies', (view: DataView) => view.setInt16(108, 5)],
    ['dead-traces', (view: DataView) => view.setInt16(28, 2)],
  ])('is told once, with the first trace of it: %s', async (code, put) => {
    const findings = await along((view, trace) => {
      if (trace > 2) put(view);
    });
    expect(findings).toMatchObject([
      { code, severity: 'warning', message: expect.stringMatching(/3 traces.*trace 4/) },
    ]);
  });

  it('is an error where headers in the middle are none', async () => {
    const findings = await along((view, trace) => {
      if (trace === 3 || trace === 4) for (let at = 0; at < 240; at++) view.setUint8(at, 0xaa);
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'trace-length-varies', severity: 'error' }),
    );
  });
});
