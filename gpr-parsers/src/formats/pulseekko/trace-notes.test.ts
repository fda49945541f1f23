import { expect, it } from 'vitest';
import { dt1With, named } from './fictional-line.ts';
import { readTraceNotes } from './trace-notes.ts';

it('the clock of a trace that shows no time of a day is not a number', async () => {
  const seconds = [0, 36_900.5, 86_400, -1];
  const { bytes } = named('LINE.DT1', dt1With({ itemsOf: (trace) => ({ secondsOfDay: seconds[trace] }) }));
  const layout = { bytes, recordBytes: 144, traceCount: 4, samplesPerTrace: 8 };
  const { clockS } = await readTraceNotes(layout, { file: 'LINE.DT1', redefinedItems: new Map() });
  expect([...clockS]).toEqual([Number.NaN, 36_900.5, Number.NaN, Number.NaN]);
  const { clockS: none } = await readTraceNotes(layout, {
    file: 'LINE.DT1',
    redefinedItems: new Map([[24, 'OTHER']]),
  });
  expect([...none]).toEqual(seconds.map(() => Number.NaN));
});
