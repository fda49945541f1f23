import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fictionalAmplitudes, fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import { writeDzt } from '#formats/dzt/write.ts';
import { createFixtureFolder, type FixtureFolder, gpr } from './testing.ts';

let folder: FixtureFolder;

beforeAll(async () => {
  folder = await createFixtureFolder();
  await folder.addDzt({
    name: 'LINE01',
    firstSampleNs: -0.5,
    marks: [
      { trace: 3, kind: 'user' },
      { trace: 9, kind: 'distance' },
    ],
    bitsPerSample: 8,
    channels: [fictionalAmplitudes(20 * 16, 8)],
    positions: [fictionalFix(0), fictionalFix(19)],
    recordedAt: '2026-11-22T10:15:00',
    comment: 'first line',
  });
});
afterAll(() => folder.remove());

const fix = {
  trace: 0,
  latitudeDeg: 42.5,
  elevationM: 512.25,
  quality: 'rtk-fixed',
  horizontalDilution: 0.8,
};

describe('gpr info --json', () => {
  it('prints one object of this shape', async () => {
    const { code, stdout, stderr } = await gpr(['info', '--json', join(folder.path, 'LINE01.DZT')]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const told = JSON.parse(stdout);
    expect(told).toEqual({
      format: 'dzt',
      vendor: 'GSSI',
      instrument: 'SIR-3000',
      name: 'LINE01',
      fileNames: ['LINE01.DZT', 'LINE01.DZG'],
      channelCount: 1,
      samplesPerTrace: 16,
      traceCount: 20,
      bitsPerSample: 8,
      sampleIntervalNs: 0.125,
      timeWindowNs: 2,
      startTimeNs: -0.5,
      traceSpacingM: expect.closeTo(0.02, 6),
      tracesPerSecond: 64,
      relativePermittivity: 9,
      nonSignalSampleCount: told.nonSignalSampleCount,
      antenna: { name: '400 MHz', centreFrequencyMHz: 400, separationM: null },
      channels: [expect.objectContaining({ sampleIntervalNs: 0.125, timeWindowNs: 2, startTimeNs: -0.5 })],
      recordedAt: '2026-11-22T10:15:00',
      comment: 'first line',
      marks: [
        { trace: 3, kind: 'user' },
        { trace: 9, kind: 'distance' },
      ],
      positions: {
        count: 2,
        first: expect.objectContaining({ ...fix, longitudeDeg: 21 }),
        last: expect.objectContaining({ ...fix, trace: 19 }),
      },
      distances: null,
      pickCount: 0,
      dataOffset: 1024,
      leftoverBytes: 0,
      findings: told.findings,
    });
    expect(told.findings.filter(({ severity }: { severity: string }) => severity !== 'information')).toEqual(
      [],
    );
  });

  it('adds every field of the header when asked', async () => {
    const { stdout } = await gpr(['info', '--json', '--header', join(folder.path, 'LINE01.DZT')]);
    expect(JSON.parse(stdout).header).toMatchObject({ rh_nsamp: 16, rh_bits: 8 });
  });

  it('has null for what is not told, and places of findings where there are any', async () => {
    const bytes = writeDzt(fictionalRecording({ traceSpacingM: null }));
    const path = await folder.add('CUT.DZT', bytes.subarray(0, bytes.length - 5));
    const { code, stdout } = await gpr(['info', '--json', path]);
    const told = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(told).toMatchObject({
      traceSpacingM: null,
      comment: null,
      marks: [],
      positions: { count: 0, first: null, last: null },
      traceCount: 19,
      leftoverBytes: 27,
    });
    expect(told.findings).toContainEqual({
      severity: 'information',
      code: 'header-value-unusable',
      message: expect.stringMatching(/^rhf_spm is 0; .*\.$/),
      file: 'CUT.DZT',
      byteOffset: 14,
    });
    for (const finding of told.findings) expect(Object.values(finding)).not.toContain(null);
  });

  it('ends with 1 when an error is among the findings', async () => {
    await folder.addRamac({ name: 'LINE04' });
    await folder.add('LINE04.cor', '%PDF-1.7 a report about the line');
    const { code, stdout } = await gpr(['info', '--json', join(folder.path, 'LINE04.rd3')]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'foreign-content', file: 'LINE04.cor' }),
    );
  });

  it('has an object also for what cannot be read, and ends with 2', async () => {
    const bytes = writeDzt(fictionalRecording());
    new DataView(bytes.buffer).setUint16(6, 24, true);
    const path = await folder.add('ODD.DZT', bytes);
    const { code, stdout, stderr } = await gpr(['info', '--json', path]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^gpr: ODD\.DZT: .*24.* at byte 6\.\n$/);
    expect(JSON.parse(stdout)).toEqual({
      format: null,
      asked: path,
      fileNames: ['ODD.DZT'],
      error: {
        code: 'unsupported-variant',
        message: stderr.replace('gpr: ', '').trim(),
        file: 'ODD.DZT',
        byteOffset: 6,
      },
    });
  });

  it('has an object for what is not there at all', async () => {
    const { code, stdout } = await gpr(['info', '--json', 'nowhere.DZT']);
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      format: null,
      asked: 'nowhere.DZT',
      fileNames: [],
      error: { code: 'not-opened', message: 'nowhere.DZT: there is no such file or folder.' },
    });
  });

  it('prints a line for each of several recordings', async () => {
    await folder.addDzt({ name: 'LINE02' });
    const names = ['LINE01.DZT', 'LINE02.DZT', 'LINE01.DZG'];
    const { stdout } = await gpr(['info', '--json', ...names], { cwd: folder.path });
    const objects = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(objects.map(({ name }) => name)).toEqual(['LINE01', 'LINE02']);
  });
});

describe('gpr info', () => {
  it('tells a person the same in lines', async () => {
    const { code, stdout } = await gpr(['info', join(folder.path, 'LINE01.DZT')]);
    expect(code).toBe(0);
    const lines = stdout.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
    expect(lines[0]).toBe('LINE01: GSSI SIR-3000 (dzt)');
    expect(lines).toEqual(
      expect.arrayContaining([
        'traces 20 of 16 samples, 8 bits',
        'time window 2 ns, from -0.5 ns, a sample every 0.125 ns',
        'trace spacing 0.02 m, a line of 0.38 m; 64 traces a second',
        'marks 2: 3 user, 9 distance',
        'positions 2 fixes, a track of 2 points',
        'comment first line',
        'findings none',
      ]),
    );
  });

  it('shows no control characters that a file may hold: they could write over the screen', async () => {
    const path = await folder.addDzt({ name: 'RED', comment: '\u001b[31mred' });
    const { stdout } = await gpr(['info', '--header', path]);
    expect(stdout).toContain('␛[31mred');
    expect(stdout).not.toContain('\u001b');
    expect(await readFile(path, 'latin1')).toContain('\u001b[31mred');
  });
});
