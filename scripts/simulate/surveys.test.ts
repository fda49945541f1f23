import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesInMemory, readRecording } from '@jsa/gpr-parsers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf } from './surveys.ts';
import { writeDemoLine } from './write-line.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'surveys-'));
});
afterAll(() => rm(folder, { recursive: true }));

const training = linesOf('training', []);

async function truthOf(name: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(folder, `${name}.truth.json`), 'utf8'));
}

describe('the surveys', () => {
  it('say in the name of every line but the demonstration’s that it is synthetic', () => {
    const lines = [...training, ...linesOf('grid', [])];
    expect(lines).toHaveLength(4 + 30);
    for (const { line } of lines) expect(line.name).toMatch(/^SYNTHETIC-/);
    expect(new Set(lines.map(({ line }) => line.name)).size).toBe(lines.length);
  });

  it('hold mixed fill, remains, roots, stones, pipes and clay, and tell so in the truth', async () => {
    for (const line of training) await writeDemoLine(folder, line);
    const [cutAndRemains, roots, pipe, clay] = await Promise.all(
      training.map(({ line }) => truthOf(line.name)),
    );
    expect(cutAndRemains).toMatchObject({
      notice: expect.stringMatching(/^SYNTHETIC/),
      cuts: [{ mixing: { clodsPerM2: 25 } }],
      remains: [{ name: 'skeletonised remains', pieceCount: 12, leftTrace: 55, rightTrace: 95 }],
    });
    expect(roots).toMatchObject({ roots: [{ name: 'root A' }, { name: 'root B' }] });
    expect(pipe).toMatchObject({ scatterers: [{ kind: 'pipe', apexTrace: 150 }] });
    expect(clay).toMatchObject({ layers: [{ conductivityMSPerM: 40 }, {}] });
  });

  it('are written by waves as well, with how the cells were laid in the truth', async () => {
    const short = training[2];
    const line = {
      ...short.line,
      traceCount: 2,
      console: { ...short.line.console, timeWindowNs: 12 },
      ground: {
        ...short.line.ground,
        scatterers: [
          { ...short.line.ground.scatterers[0], xM: 0 },
          { ...short.line.ground.scatterers[0], name: 'beside', offLineM: 0.3 },
        ],
      },
    };
    const method = { name: 'fdtd', cellsPerWavelength: 10, threadCount: 0 } as const;
    const { files } = await writeDemoLine(folder, { ...short, line }, method);
    const bytes = bytesInMemory(await readFile(join(folder, files[0])));
    const recording = await readRecording([{ name: files[0], bytes }]);
    expect(recording).toMatchObject({ traceCount: 2, comment: expect.stringMatching(/^SYNTHETIC/) });
    expect(await truthOf(line.name)).toMatchObject({
      method: 'fdtd',
      cellM: 0.02,
      scatterers: [{ name: 'metal pipe' }],
      notInSection: ['beside'],
    });
  });
});
