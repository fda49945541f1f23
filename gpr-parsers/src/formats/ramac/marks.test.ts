import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import type { Finding } from '#recording.ts';
import { readMrk } from './marks.ts';

async function read(content: string) {
  const findings: Finding[] = [];
  const source = { name: 'LINE.mrk', bytes: bytesInMemory(new TextEncoder().encode(content)) };
  return { marks: await readMrk(source, findings), codes: findings.map(({ code }) => code) };
}

describe('the marks of a .mrk', () => {
  it('are none in a file that is its version line alone', async () => {
    expect(await read('HEADER VERSION:100\r\n')).toEqual({ marks: [], codes: [] });
    expect(await read('')).toEqual({ marks: [], codes: [] });
  });

  it('count their traces from one, we from zero, and are in order', async () => {
    expect(await read('HEADER VERSION:100\r\n 194  1  1  200\r\n7\t2\r\n\r\n')).toEqual({
      marks: [
        { trace: 6, kind: 'unknown' },
        { trace: 193, kind: 'unknown' },
      ],
      codes: ['mark-kind-unknown'],
    });
  });

  it('are passed over where no trace begins the line', async () => {
    expect(await read('0 1\n-5 1\nabc\n1.5 2\n')).toEqual({ marks: [], codes: ['unreadable-line'] });
  });
});
