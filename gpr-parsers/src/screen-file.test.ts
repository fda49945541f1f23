import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalFix, fictionalRecording } from '#fictional-recording.ts';
import { writeDzt } from '#formats/dzt/write.ts';
import { writeDzg } from '#formats/dzt/write-positions.ts';
import { fictionalDt } from '#formats/ids/fictional-records.ts';
import { iprh } from '#formats/impulseradar/fictional-array.ts';
import { dt1With, hdLinesWith } from '#formats/pulseekko/fictional-line.ts';
import { writeRamac } from '#formats/ramac/write.ts';
import { writeSegy } from '#formats/segy/write.ts';
import { screenFile } from './screen-file.ts';

function screen(name: string, content: Uint8Array | string) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return screenFile(name, bytesInMemory(bytes));
}

const recording = fictionalRecording({ positions: [fictionalFix(0)] });
const { rad, samples, cor } = writeRamac(recording);

describe('screenFile', () => {
  it.each([
    ['LINE.DZT', writeDzt(recording)],
    ['LINE.dzt.dzt', writeDzt(recording)],
    ['LINE.DZG', writeDzg(recording.positions)],
    ['LINE.DZX', '<?xml version="1.0"?><DZX></DZX>'],
    ['LINE.rad', rad],
    ['LINE.RD3', samples],
    ['LINE.rd7', samples],
    ['LINE.cor', cor ?? ''],
    ['LINE.mrk', 'HEADER VERSION:100\r\n'],
    ['LINE.sgy', writeSegy(recording)],
    ['LINE.SEGY', writeSegy(recording)],
    ['LINE.DT1', dt1With()],
    ['LINE.hd', hdLinesWith().join('\r\n')],
    ['LINE.GPS', 'Trace #1 at position 0\r\n'],
    ['LINE.gp2', ';GPS@@@\r\n'],
    ['LINE.iprb', samples],
    ['LINE.iprh', iprh().join('\r\n')],
    ['LINE.time', '1\t2026-11-22\t10:15:00\r\n'],
    ['LINE.dt', fictionalDt()],
  ])('takes %s for a part of a recording', async (name, content) => {
    expect(await screen(name, content)).toEqual({ verdict: 'recording', reason: null });
  });

  it.each(['LINE.out', 'LINE.rd6'])('keeps %s, which it cannot read yet', async (name) => {
    expect(await screen(name, samples)).toEqual({
      verdict: 'unknown-radar',
      reason: expect.stringMatching(/^LINE\.\w+ looks like .+, which this version cannot read yet/),
    });
  });

  it('keeps a DZT whose header it cannot decode, and says why', async () => {
    const spoilt = writeDzt(recording);
    spoilt[6] = 24;
    expect(await screen('LINE.DZT', spoilt)).toEqual({
      verdict: 'unknown-radar',
      reason:
        'LINE.DZT cannot be read: bitsPerSample (rh_bits) is 24, none of 8, 16, 32 at byte 6. It is kept as it is.',
    });
    expect((await screen('LINE.DZT', spoilt.subarray(0, 100))).verdict).toBe('unknown-radar');
  });

  it('keeps a .rad that never says how many samples a trace has', async () => {
    expect(await screen('LINE.rad', 'FREQUENCY:1\r\n')).toMatchObject({ verdict: 'unknown-radar' });
  });

  it('refuses an empty file', async () => {
    expect(await screen('LINE.DZT', '')).toEqual({
      verdict: 'refused',
      reason: 'LINE.DZT is empty. Copy it from the instrument again.',
    });
  });

  it('refuses what is plainly something else, whatever its extension', async () => {
    const reason = (name: string) =>
      `${name} is a PDF document, not a radar recording. Send the files that the instrument wrote (for example .DZT, or .rd3 with .rad).`;
    for (const name of ['report.pdf', 'LINE.DZT', 'LINE.rd3', 'LINE.sgy']) {
      expect(await screen(name, '%PDF-1.7\n')).toEqual({ verdict: 'refused', reason: reason(name) });
    }
  });

  it('asks to unpack an archive', async () => {
    expect(await screen('day1.zip', 'PK\x03\x04....LINE01.DZT')).toMatchObject({
      verdict: 'refused',
      reason: expect.stringContaining('Unpack it'),
    });
  });

  it.each(['notes.txt', 'LINE', 'LINE.xyz', 'LINE.'])(
    'refuses %s, as no radar writes such a name',
    async (name) => {
      expect(await screen(name, 'anything')).toMatchObject({
        verdict: 'refused',
        reason: expect.stringContaining('(for example .DZT, or .rd3 with .rad)'),
      });
    },
  );
});

const corpus = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpus');
const folders = existsSync(corpus)
  ? readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  : [];

it.runIf(folders.length > 0)('refuses no real recording of any instrument', async () => {
  for (const { name: folder } of folders) {
    for (const name of readdirSync(join(corpus, folder))) {
      const { verdict } = await screen(name, readFileSync(join(corpus, folder, name)));
      expect([name, verdict]).not.toEqual([name, 'refused']);
    }
  }
});
