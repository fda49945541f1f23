import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesInMemory, type Recording, readRecording, trackOf } from '@jsa/gpr-parsers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoLine, demoLines } from './demo-lines.ts';
import { writeDemoLine } from './write-line.ts';

const places = [42.2, 43.1, 43.05, 43.2].map((latitudeDeg, index) => ({
  code: `place ${index + 1}`,
  latitudeDeg,
  longitudeDeg: 21,
}));
const lines = demoLines(places);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-lines-'));
});
afterAll(() => rm(folder, { recursive: true }));

function lineNamed(name: string): DemoLine {
  const line = lines.find((candidate) => candidate.line.name === name);
  if (line === undefined) throw new Error(`no line ${name}`);
  return line;
}

async function writeAndRead(demo: DemoLine): Promise<Recording> {
  const { files } = await writeDemoLine(folder, demo);
  const sources = files.map(async (name) => ({
    name,
    bytes: bytesInMemory(await readFile(join(folder, name))),
  }));
  return readRecording(await Promise.all(sources));
}

describe('the demonstration', () => {
  it('has twelve lines at four sites, in three kinds of files', () => {
    expect(lines.map(({ line }) => line.name).filter((name) => name.startsWith('DEMO-'))).toHaveLength(12);
    expect(new Set(lines.map(({ siteCode }) => siteCode)).size).toBe(4);
    expect(new Set(lines.map(({ format }) => format))).toEqual(new Set(['dzt', 'rd3', 'rd7']));
  });

  it.each([
    ['DEMO-S2-L03', 'dzt', 16],
    ['DEMO-S3-L01', 'ramac', 32],
    ['DEMO-S4-L02', 'ramac', 16],
  ])(
    'reads %s back as a %s recording that says that it is synthetic',
    async (name, format, bitsPerSample) => {
      const demo = lineNamed(name);
      const recording = await writeAndRead(demo);
      expect(recording).toMatchObject({ format, bitsPerSample, traceCount: demo.line.traceCount });
      expect(recording.comment).toMatch(/^SYNTHETIC/);
      expect(recording.traceSpacingM).toBeCloseTo(demo.line.traceSpacingM, 6);
      expect(recording.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      const track = trackOf(recording);
      expect(track?.[0]?.[2]).toBe(0);
      expect(track?.at(-1)?.[2]).toBe(demo.line.traceCount - 1);
    },
  );

  it('has one line without any position', async () => {
    const recording = await writeAndRead(lineNamed('DEMO-S1-L01'));
    expect(recording.positions).toEqual([]);
    expect(trackOf(recording)).toBeNull();
  });

  it('lays the ground truth beside the files', async () => {
    await writeDemoLine(folder, lineNamed('DEMO-S2-L03'));
    const truth = JSON.parse(await readFile(join(folder, 'DEMO-S2-L03.truth.json'), 'utf8'));
    expect(truth.notice).toMatch(/^SYNTHETIC/);
    expect(truth.cuts).toHaveLength(2);
    expect(truth.scatterers.map(({ name }: { name: string }) => name)).toContain('metal pipe');
  });
});
