import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { dtFile, type FictionalDt } from './fictional-records.ts';
import { readIdsHeader } from './header.ts';
import { readRecords } from './records.ts';

async function read(changes: FictionalDt = {}) {
  const findings: Finding[] = [];
  const records = await readRecords(dtFile(changes));
  const header = readIdsHeader(records, { file: 'DEMO01.dt', findings });
  return { ...header, findings, codes: findings.map(({ code }) => code) };
}

describe('the records before the sweeps', () => {
  it('tell the geometry of the line', async () => {
    const header = await read();
    expect(header).toMatchObject({
      traceCount: 5,
      samplesPerTrace: 8,
      traceSpacingM: 0.05,
      centreFrequencyMHz: 200,
      comment: 'DEMO',
      codes: [],
    });
    expect(header.timeWindowNs).toBeCloseTo(16, 12);
    expect(header.relativePermittivity).toBeCloseTo(8.9876, 4);
  });

  it('tell how often the radar sweeps, which is nothing of the antenna', async () => {
    const { centreFrequencyMHz, rawHeader } = await read({ acquisition: { scanFrequency: '999' } });
    expect(centreFrequencyMHz).toBe(200);
    expect(rawHeader['H scan frequency']).toBe('999');
  });

  it('are all kept by their tags, in text or in bytes, whether they are known or not', async () => {
    const { rawHeader, comment } = await read({
      records: [
        ['I', 'one line'],
        ['C', 'another'],
        ['FM', '     3            0.15'],
        ['FM', '     4            0.20'],
        ['ZZ', 'unknown'],
        ['RX', 'no sweep'],
        ['AC1', [1, 0, 0, 0, 2]],
        ['FQ', []],
      ],
    });
    expect(comment).toBe('one line\nanother');
    expect(rawHeader).toMatchObject({
      I: 'one line',
      C: 'another',
      FM: '3            0.15',
      'FM 2': '4            0.20',
      ZZ: 'unknown',
      RX: 'no sweep',
      AC1: [1, 0, 0, 0, 2],
      FQ: '',
      'H n_x': 5,
      'H y cell': '2E-9',
    });
  });

  it.each([
    [{ totalSweepTime: '' }, 'timeWindowNs', 'information'],
    [{ totalSweepTime: '0' }, 'timeWindowNs', 'information'],
    [{ totalSweepTime: 'fast' }, 'timeWindowNs', 'warning'],
    [{ totalSweepTime: '1e5' }, 'timeWindowNs', 'warning'],
    [{ cellWidth: '0.0' }, 'traceSpacingM', 'information'],
    [{ cellWidth: '-1' }, 'traceSpacingM', 'warning'],
    [{ frequency: '200' }, 'centreFrequencyMHz', 'warning'],
    [{ velocity: '3e9' }, 'relativePermittivity', 'warning'],
  ] as const)('leave open what %j cannot tell', async (acquisition, measure, severity) => {
    const header = await read({ acquisition });
    expect(header[measure]).toBeNull();
    expect(header.findings).toMatchObject([{ code: 'header-value-unusable', severity }]);
    expect(header.findings[0].byteOffset).toBeGreaterThanOrEqual(2 * 208 + 48);
  });

  it('tell where the sweep time and the samples contradict each other', async () => {
    expect((await read({ acquisition: { cellHeight: '1e-9' } })).codes).toEqual(['time-window-contradicted']);
  });

  it('tell a spacing that no wheel has measured, and an offset that is not taken off', async () => {
    const header = await read({ acquisition: { wheelOn: 0, converterOffset: 12 } });
    expect(header).toMatchObject({
      traceSpacingM: 0.05,
      codes: ['trace-spacing-unproven', 'offset-not-used'],
    });
  });

  it('are read of another version too, which is told', async () => {
    expect((await read({ version: 4 })).codes).toEqual(['version-unknown']);
  });

  it('name marked sweeps by numbers only', async () => {
    const records = [
      ['FM', '     3'],
      ['FM', 'abc'],
    ] as const;
    expect(await read({ records })).toMatchObject({ markedSweeps: [3], codes: ['mark-unreadable'] });
  });

  it('are refused without H, and where H is cut', async () => {
    const other = new Uint8Array(await dtFile().bytes.slice(0, 1e6));
    other[2 * 208] = 'X'.charCodeAt(0);
    const source = {
      name: 'DEMO01.dt',
      bytes: { byteLength: other.length, slice: async (a: number, b: number) => other.slice(a, b).buffer },
    };
    const records = await readRecords(source);
    expect(() => readIdsHeader(records, { file: 'DEMO01.dt', findings: [] })).toThrow(
      'the record H is missing',
    );
    await expect(read({ recordBytes: 200 })).rejects.toMatchObject({
      code: 'truncated',
      byteOffset: 2 * 200 + 192,
    });
  });
});
