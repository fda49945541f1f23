import { describe, expect, it } from 'vitest';
import { momentOf, nmeaChecksum, readGga, readRmc, readSentence } from './nmea.ts';

function gga(body: string) {
  const sentence = readSentence(`$${body}*${nmeaChecksum(body)}`);
  return sentence && readGga(sentence);
}

describe('a sentence', () => {
  it.each(['GP', 'GN', 'GL', 'GA', 'BD', 'GB'])('is understood when %s says it', (talker) => {
    expect(readSentence(`$${talker}GGA,1,2`)).toMatchObject({ kind: 'GGA', fields: ['1', '2'] });
  });

  it('has its checksum verified', () => {
    expect(readSentence('$GPGGA,000320,4739.2552,N,12218.5815,W,0,00,,,M,,M,,*46')?.isChecksumRight).toBe(
      true,
    );
    expect(readSentence('$GPGGA,000320,4739.2553,N,12218.5815,W,0,00,,,M,,M,,*46')?.isChecksumRight).toBe(
      false,
    );
    expect(readSentence('$GPGGA,000320,4739.2552,N')?.isChecksumRight).toBeNull();
  });

  it.each(['', 'GPGGA,1,2', '$GP', 'abc', '$gpgga,1'])('is not seen in %j', (line) => {
    expect(readSentence(line)).toBeNull();
  });
});

describe('a GGA', () => {
  it('has the two digits before the point for minutes, however few stand before them', () => {
    expect(gga('GPGGA,101500.5,4230.0000,N,02100.6,E,4,12,0.8,512.25,M,44.1,M,,')).toEqual({
      timeOfDay: '10:15:00.500',
      latitudeDeg: 42.5,
      longitudeDeg: 21.01,
      quality: 'rtk-fixed',
      horizontalDilution: 0.8,
      elevationM: 512.25,
    });
    expect(gga('GPGGA,,030.0,N,30.0,E,1,,,,M,,M,,')).toMatchObject({ latitudeDeg: 0.5, longitudeDeg: 0.5 });
  });

  it('takes the sign from the letter', () => {
    expect(gga('GPGGA,,4230.0,S,02100.0,W,1,,,,M,,M,,')).toMatchObject({
      latitudeDeg: -42.5,
      longitudeDeg: -21,
    });
  });

  it('with an empty altitude has none, not zero', () => {
    expect(gga('GPGGA,000320,4739.2552,N,12218.5815,W,0,00,,,M,,M,,')).toMatchObject({
      quality: 'invalid',
      elevationM: null,
      horizontalDilution: null,
    });
  });

  it('with an altitude of more digits than a number can have has none', () => {
    const [altitude, dilution] = ['9'.repeat(400), `1${'0'.repeat(309)}.5`];
    expect(gga(`GPGGA,,4230.0,N,02100.0,E,1,12,${dilution},${altitude},M,,M,,`)).toMatchObject({
      elevationM: null,
      horizontalDilution: null,
    });
  });

  it.each([
    ['an empty latitude', 'GPGGA,101500,,N,02100.0,E,1,,,,M,,M,,'],
    ['an empty letter', 'GPGGA,101500,4230.0,N,02100.0,,1,,,,M,,M,,'],
    ['sixty minutes', 'GPGGA,101500,4260.0,N,02100.0,E,1,,,,M,,M,,'],
    ['a latitude beyond the pole', 'GPGGA,101500,9030.0,N,02100.0,E,1,,,,M,,M,,'],
    ['a longitude beyond the date line', 'GPGGA,101500,4230.0,N,18000.1,E,1,,,,M,,M,,'],
    ['an end in its middle', 'GPGGA,101500,4230.0'],
  ])('with %s has no place', (_, body) => expect(gga(body)).toBeNull());

  it.each([
    ['', 'unknown'],
    ['7', 'unknown'],
    ['9', 'unknown'],
    ['5', 'rtk-float'],
    ['8', 'simulated'],
  ])('of quality %j is %s', (number, quality) => {
    expect(gga(`GPGGA,101500,4230.0,N,02100.0,E,${number},,,,M,,M,,`)?.quality).toBe(quality);
  });

  it.each(['240000', '106000', '1015', '101560', 'x'])('has no time of day in %j', (time) => {
    expect(gga(`GPGGA,${time},4230.0,N,02100.0,E,1,,,,M,,M,,`)?.timeOfDay).toBeNull();
  });
});

describe('the moment of a fix', () => {
  const rmc = (body: string) => {
    const sentence = readSentence(`$${body}`);
    return sentence && readRmc(sentence);
  };

  it('has its date from an active RMC', () => {
    expect(rmc('GPRMC,101500,A,4230.0,N,02100.0,E,,,221126,,')).toEqual({
      date: '2026-11-22',
      timeOfDay: '10:15:00.000',
    });
  });

  it('has none from a void RMC, or from a date that is not in the calendar', () => {
    expect(rmc('GPRMC,101500,V,,,,,,,221126,,')).toBeNull();
    expect(rmc('GPRMC,101500,A,,,,,,,320126,,')).toBeNull();
    expect(rmc('GPRMC,101500,A,,,,,,,310226,,')).toBeNull();
    expect(rmc('GPRMC,101500,A,,,,,,,,,')).toBeNull();
  });

  it('is a mere time of day where no date is known', () => {
    expect(momentOf('10:15:00.000', null)).toBe('10:15:00.000');
    expect(momentOf(null, { date: '2026-11-22', timeOfDay: '10:15:00.000' })).toBeNull();
  });

  it('minds a midnight between the two sentences, either way', () => {
    const beforeMidnight = { date: '2026-11-22', timeOfDay: '23:59:59.900' };
    expect(momentOf('00:00:00.000', beforeMidnight)).toBe('2026-11-23T00:00:00.000Z');
    const afterMidnight = { date: '2026-11-23', timeOfDay: '00:00:00.100' };
    expect(momentOf('23:59:59.900', afterMidnight)).toBe('2026-11-22T23:59:59.900Z');
  });
});
