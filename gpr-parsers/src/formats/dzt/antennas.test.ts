import { expect, it } from 'vitest';
import { centreFrequencyMHzOf } from './antennas.ts';

it.each([
  ['400MHz', 400],
  ['900MHz', 900],
  ['2.6GHZ', 2600],
  ['1.6 GHz', 1600],
  ['250 MHz shield', 250],
  ['5106', 200],
  ['50400', 400],
  ['SS MINI #577\n', 1600],
  ['d50300', 300],
])('an antenna called %j has %d MHz', (name, centreFrequencyMHz) => {
  expect(centreFrequencyMHzOf(name)).toBe(centreFrequencyMHz);
});

it.each([
  '1.5/1.6GHz',
  '300/800D',
  'none',
  '',
  '3200',
  '3200MLF',
  '99999',
  '0MHz',
  'MHz',
  'constructor',
  '\xff\xfe',
])('an antenna called %j does not tell its frequency', (name) =>
  expect(centreFrequencyMHzOf(name)).toBeNull(),
);
