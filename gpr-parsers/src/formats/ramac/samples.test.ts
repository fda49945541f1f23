import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import { ramac } from './index.ts';

const rad = 'SAMPLES:4\r\nTIMEWINDOW:10\r\nDISTANCE INTERVAL:0.02\r\nLAST TRACE:3\r\nANTENNAS:500 MHz\r\n';

function text(name: string, content: string) {
  return { name, bytes: bytesInMemory(new TextEncoder().encode(content)) };
}

function samples(name: string, byteLength: number) {
  return { name, bytes: bytesInMemory(Uint8Array.from({ length: byteLength }, (_, at) => at)) };
}

async function open(name: string, byteLength: number, header = rad) {
  const recording = await ramac.open([text('LINE.rad', header), samples(name, byteLength)]);
  return { ...recording, codes: recording.findings.map(({ code }) => code) };
}

describe('the samples of a MALÅ recording', () => {
  it('have 16 bits in an rd3 and 32 in an rd7', async () => {
    expect(await open('LINE.rd3', 24)).toMatchObject({ bitsPerSample: 16, traceCount: 3, codes: [] });
    expect(await open('LINE.rd7', 48)).toMatchObject({ bitsPerSample: 32, traceCount: 3, codes: [] });
    const wide = await open('LINE.RD7', 48);
    expect([...(await wide.readTraces(0, 0, 1)).slice(0, 1)]).toEqual([0x03020100]);
  });

  it.each([8, 9, 15, 16, 17, 23])(
    'are whole traces in a file of %d bytes, and the rest is told',
    async (byteLength) => {
      const recording = await open('LINE.rd3', byteLength);
      expect(recording.traceCount).toBe(Math.floor(byteLength / 8));
      expect(recording.codes).toContain('trace-count-contradicted');
      expect(recording.codes.includes('partial-trace-dropped')).toBe(byteLength % 8 > 0);
    },
  );

  it.each([0, 1, 7])('are none in a file of %d bytes, shorter than one trace', async (byteLength) => {
    await expect(open('LINE.rd3', byteLength)).rejects.toMatchObject({
      code: 'inconsistent',
      file: 'LINE.rd3',
    });
  });

  it('are counted by the size of the file, not by LAST TRACE', async () => {
    const { traceCount, findings } = await open('LINE.rd3', 40);
    expect(traceCount).toBe(5);
    expect(findings).toMatchObject([
      { code: 'trace-count-contradicted', message: expect.stringContaining('LAST TRACE is 3') },
    ]);
  });

  it('are dealt out in turn where several channels share the file', async () => {
    const recording = await open('LINE.rd3', 32, `${rad.replace('TRACE:3', 'TRACE:4')}NUMBER_OF_CH:2\r\n`);
    expect(recording.traceCount).toBe(2);
    expect(recording.codes).toEqual(['channel-offsets-unknown', 'channel-order-unproven']);
    expect(recording.channels).toHaveLength(2);
    expect([...(await recording.readTraces(1, 0, 1))]).toEqual([0x0908, 0x0b0a, 0x0d0c, 0x0f0e]);
  });

  it('need a header, whose expected name is told in the letter case of the samples', async () => {
    await expect(ramac.open([samples('LINE.rd3', 24)])).rejects.toMatchObject({
      code: 'missing-companion',
      file: 'LINE.rad',
    });
    await expect(ramac.open([samples('LINE01.RD3', 24)])).rejects.toThrow('LINE01.RAD');
  });

  it('are missing where only a header is sent', async () => {
    await expect(ramac.open([text('LINE.RAD', rad)])).rejects.toMatchObject({
      code: 'missing-companion',
      file: 'LINE.RD3',
    });
  });

  it('are those of the rd7 where an rd3 lies beside it, which is told', async () => {
    const recording = await ramac.open([
      samples('LINE.rd3', 24),
      samples('LINE.rd7', 48),
      text('LINE.rad', rad),
    ]);
    expect(recording.bitsPerSample).toBe(32);
    expect(recording.findings).toMatchObject([{ code: 'two-sample-files', file: 'LINE.rd3' }]);
  });
});
