import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import { decimalNumber, readKeyValues, readTextLines } from '#key-values.ts';
import { nmeaChecksum, readGga, readRmc, readSentence } from '#nmea.ts';

const runs = { seed: 20261122, numRuns: 1000 };

/** Any text, and text that is nearly what is looked for: that is where a reader goes astray. */
function nearly(letters: string): fc.Arbitrary<string> {
  const some = fc.string({ unit: fc.constantFrom(...letters), maxLength: 24 });
  return fc.oneof(some, fc.string({ unit: 'binary', maxLength: 24 }));
}

describe('a number that an instrument printed', () => {
  it('is read as it was meant, with a point or with a comma', () => {
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const property = fc.property(number, (value) => {
      expect(decimalNumber(String(value))).toBe(value === 0 ? 0 : value);
      expect(decimalNumber(` ${String(value).replace('.', ',')}`)).toBe(value === 0 ? 0 : value);
    });
    fc.assert(property, runs);
  });

  it('is a finite number or none, whatever stands there', () => {
    const property = fc.property(nearly('0123456789+-.,eE '), (printed) => {
      const value = decimalNumber(printed);
      expect(value === null || Number.isFinite(value)).toBe(true);
      if (!/\d/.test(printed)) expect(value).toBeNull();
    });
    fc.assert(property, runs);
  });
});

describe('a text header', () => {
  const lines = fc.array(nearly('SAMPLES:1_ \t'), { maxLength: 20 });

  it('loses no line: each is a value, a duplicate, unreadable or blank', () => {
    const property = fc.property(lines, (own) => {
      const { values, duplicates, unreadableLines } = readKeyValues(own);
      const written = own.filter((line) => line.trim() !== '');
      expect(values.size + duplicates.length + unreadableLines.length).toBe(written.length);
    });
    fc.assert(property, runs);
  });

  it('has the same lines whichever way they end', async () => {
    const words = fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 9 }), {
      minLength: 1,
      maxLength: 9,
    });
    const ends = fc.constantFrom('\n', '\r', '\r\n');
    const property = fc.asyncProperty(words, ends, async (own, end) => {
      const bytes = bytesInMemory(new TextEncoder().encode(own.join(end)));
      expect(await readTextLines({ name: 'LINE.rad', bytes }, [])).toEqual(own);
    });
    await fc.assert(property, runs);
  });
});

describe('a sentence of a receiver', () => {
  const printedAngle = (angle: number, digits: number) => {
    const degrees = Math.floor(angle);
    return String(degrees).padStart(digits, '0') + ((angle - degrees) * 60).toFixed(6).padStart(9, '0');
  };
  /** A millionth of a minute below the full degree, so that no angle is printed with 60 minutes. */
  const angleBelow = (mostDeg: number) =>
    fc.integer({ min: 0, max: mostDeg * 60e6 - 1 }).map((millionths) => millionths / 60e6);

  it('tells the place that was printed, on either side of equator and Greenwich', () => {
    const sides = fc.tuple(fc.constantFrom('N', 'S'), fc.constantFrom('E', 'W'));
    const property = fc.property(angleBelow(90), angleBelow(180), sides, (latitude, longitude, [ns, ew]) => {
      const body = `GNGGA,101500.00,${printedAngle(latitude, 2)},${ns},${printedAngle(longitude, 3)},${ew},4,9,0.8,512.2,M,,M,,`;
      const sentence = readSentence(`$${body}*${nmeaChecksum(body)}`);
      expect(sentence).toMatchObject({ kind: 'GGA', isChecksumRight: true });
      const fix = sentence && readGga(sentence);
      expect(Math.abs((fix?.latitudeDeg ?? 99) - (ns === 'S' ? -latitude : latitude))).toBeLessThan(1e-7);
      expect(Math.abs((fix?.longitudeDeg ?? 999) - (ew === 'W' ? -longitude : longitude))).toBeLessThan(1e-7);
    });
    fc.assert(property, runs);
  });

  it('tells a place on the Earth or none, whatever stands in its fields', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 3, maxLength: 6 });
    const field = fc.oneof(nearly('0123456789.,-NSEW'), digits, fc.constantFrom('N', 'S', 'E', 'W'));
    const place = fc.tuple(
      field,
      digits,
      fc.constantFrom('N', 'S', 'E'),
      digits,
      fc.constantFrom('E', 'W', 'N'),
    );
    const property = fc.property(place, fc.array(field, { maxLength: 8 }), (fields, others) => {
      const sentence = readSentence(`$GPGGA,${[...fields, ...others].join(',')}`);
      const fix = sentence && readGga(sentence);
      if (!fix) return;
      expect(Math.abs(fix.latitudeDeg)).toBeLessThanOrEqual(90);
      expect(Math.abs(fix.longitudeDeg)).toBeLessThanOrEqual(180);
      for (const value of [fix.elevationM, fix.horizontalDilution]) {
        expect(value === null || Number.isFinite(value)).toBe(true);
      }
    });
    fc.assert(property, runs);
  });

  it('tells a moment of the calendar or none', () => {
    const digits = (count: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: count, maxLength: count });
    const property = fc.property(digits(6), digits(6), (time, date) => {
      const sentence = readSentence(`$GPRMC,${time},A,,,,,,,${date},,`);
      const moment = sentence && readRmc(sentence);
      if (moment)
        expect(new Date(`${moment.date}T${moment.timeOfDay}Z`).toISOString()).toContain(moment.date);
    });
    fc.assert(property, runs);
  });
});
