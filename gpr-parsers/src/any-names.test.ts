import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFileName } from '#file-name.ts';
import { formats } from '#formats.ts';
import { groupFiles } from '#group-files.ts';
import type { TracePosition } from '#recording.ts';
import { readable } from '#sentence.ts';
import { trackOf } from '#track.ts';

const runs = { seed: 20261122, numRuns: 1000 };

const extensions = [...new Set(formats.flatMap(({ files }) => files.map(({ extension }) => extension)))];

const name = fc
  .tuple(
    fc.constantFrom('', 'a/', 'b\\', 'a/b.c/'),
    fc.oneof(
      fc.constantFrom('LINE01', 'line01', 'LINE_001_A01', 'LINE_001_A02', 'site.v2', ''),
      fc.string({ maxLength: 4 }),
    ),
    fc.oneof(fc.constantFrom(...extensions, 'sgy', 'dt', 'txt'), fc.string({ maxLength: 3 })),
    fc.boolean(),
  )
  .map(
    ([folder, stem, extension, isUpper]) =>
      `${folder}${stem}.${isUpper ? extension.toUpperCase() : extension}`,
  );

const names = fc.array(name, { maxLength: 12 });

describe('any names of files', () => {
  it('are parted into groups: each is in one, and none is lost or made up', () => {
    const property = fc.property(names, (own) => {
      const sorted = groupFiles(own).flatMap(({ fileNames }) => fileNames);
      expect(sorted.toSorted()).toEqual(own.toSorted());
    });
    fc.assert(property, runs);
  });

  it('are parted alike in any order', () => {
    const shuffled = names.chain((own) =>
      fc.tuple(fc.constant(own), fc.shuffledSubarray(own, { minLength: own.length, maxLength: own.length })),
    );
    const told = (own: string[]) =>
      groupFiles(own)
        .map(({ fileNames, format }) => [format, ...fileNames.toSorted()].join('|'))
        .sort();
    const property = fc.property(shuffled, ([own, other]) => {
      expect(told(other)).toEqual(told(own));
    });
    fc.assert(property, runs);
  });

  it('of one group are one group by themselves', () => {
    const property = fc.property(names, (own) => {
      for (const group of groupFiles(own)) expect(groupFiles(group.fileNames)).toEqual([group]);
    });
    fc.assert(property, runs);
  });

  it('are taken apart so that stem and extension are in the name', () => {
    const property = fc.property(name, (own) => {
      const { path, stem, extension } = splitFileName(own);
      expect(own.startsWith(path) && path.endsWith(stem)).toBe(true);
      expect(own.toLowerCase().endsWith(extension)).toBe(true);
      expect(stem).not.toMatch(/[/\\]/);
    });
    fc.assert(property, runs);
  });
});

describe('any sentence', () => {
  it('is readable: without control characters, and not too long', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const shown = readable(text);
      expect(shown).not.toMatch(/\p{Cc}/u);
      expect(shown.length).toBeLessThanOrEqual(603);
      expect(readable(shown)).toBe(shown);
    });
    fc.assert(property, { ...runs, numRuns: 200 });
  });
});

describe('any fixes', () => {
  const number = fc.oneof(fc.double({ min: -200, max: 200 }), fc.double(), fc.integer({ min: -3, max: 12 }));
  const position: fc.Arbitrary<TracePosition> = fc.record({
    trace: number,
    latitudeDeg: number,
    longitudeDeg: number,
    elevationM: fc.constant(null),
    quality: fc.constantFrom('gnss', 'invalid', 'unknown'),
    horizontalDilution: fc.constant(null),
    utc: fc.constant(null),
  });

  it('make a track that rises by trace and stays on the Earth and within the recording, or none', () => {
    const property = fc.property(
      fc.array(position, { maxLength: 12 }),
      fc.integer({ min: 0, max: 10 }),
      (positions, traceCount) => {
        const track = trackOf({ positions, traceCount }) ?? [];
        for (const [point, [longitudeDeg, latitudeDeg, trace]] of track.entries()) {
          expect(Math.abs(longitudeDeg) <= 180 && Math.abs(latitudeDeg) <= 90).toBe(true);
          expect(trace >= 0 && trace <= traceCount - 1).toBe(true);
          if (point > 0) expect(trace).toBeGreaterThan(track[point - 1][2]);
        }
      },
    );
    fc.assert(property, runs);
  });
});
