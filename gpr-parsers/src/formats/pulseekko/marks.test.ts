import { describe, expect, it } from 'vitest';
import type { Finding } from '#recording.ts';
import { dt1With, named } from './fictional-line.ts';
import { marksOf } from './marks.ts';
import { readTraceNotes } from './trace-notes.ts';

type Comment = { comment?: string; commentFlag?: number };

async function marks(
  comments: Record<number, Comment>,
  { traceCount = 60, redefined = [] as number[], fiducials = [] as { trace: number; text: string }[] } = {},
) {
  const { bytes } = named('LINE.DT1', dt1With({ traceCount, itemsOf: (trace) => comments[trace] ?? {} }));
  const redefinedItems = new Map(redefined.map((item) => [item, 'OTHER']));
  const layout = { bytes, recordBytes: 144, traceCount, samplesPerTrace: 8 };
  const notes = await readTraceNotes(layout, { file: 'LINE.DT1', redefinedItems });
  const findings: Finding[] = [];
  const found = marksOf(notes, fiducials, { file: 'LINE.DT1', findings });
  return {
    traces: found.map(({ trace }) => trace),
    found,
    findings,
    codes: findings.map(({ code }) => code),
  };
}

describe('the marks of a line', () => {
  it('are the comments of its traces, whose labels are told', async () => {
    const { found, findings } = await marks({
      0: { comment: 'F3', commentFlag: 1 },
      39: { comment: 'F2', commentFlag: 1 },
    });
    expect(found).toEqual([
      { trace: 0, kind: 'user' },
      { trace: 39, kind: 'user' },
    ]);
    expect(findings).toMatchObject([
      { code: 'mark-labels', message: expect.stringContaining('F3 at trace 0, F2 at trace 39.') },
    ]);
  });

  it('may have a flag and no label', async () => {
    expect(await marks({ 7: { commentFlag: 1 } })).toMatchObject({ traces: [7], codes: [] });
  });

  it('are none at all in most lines', async () => {
    expect(await marks({})).toMatchObject({ traces: [], codes: [] });
  });

  it('are one where a console leaves the comment standing in all traces that follow', async () => {
    const left = Array.from({ length: 20 }, (_, trace) => [40 + trace, { comment: 'F1' }] as const);
    const { traces, findings } = await marks(Object.fromEntries(left));
    expect(traces).toEqual([40]);
    expect(findings).toMatchObject([
      { code: 'mark-labels' },
      { code: 'comments-left-over', message: expect.stringContaining('19 traces repeat') },
    ]);
  });

  it('are two where the same comment comes twice with its flag', async () => {
    const comment = { comment: 'F1', commentFlag: 1 };
    expect((await marks({ 4: comment, 5: comment })).traces).toEqual([4, 5]);
  });

  it('begin anew where a comment left standing is followed by another', async () => {
    expect(
      (await marks({ 4: { comment: 'F1' }, 5: { comment: 'F1' }, 6: { comment: 'F2' } })).traces,
    ).toEqual([4, 6]);
  });

  it('are not read from numbers that stand in the place of the comment', async () => {
    const noise = Array.from({ length: 60 }, (_, trace) => [trace, { comment: `3${trace}5B` }] as const);
    expect(await marks(Object.fromEntries(noise))).toMatchObject({
      traces: [],
      codes: ['comments-unusable'],
    });
    expect(await marks({ 3: { comment: '\x01\x02' } })).toMatchObject({ traces: [], codes: [] });
  });

  it('have no comments where the header gives the item another meaning', async () => {
    const comments = { 3: { comment: 'B45' }, 9: { comment: 'C', commentFlag: 1 } };
    expect(await marks(comments, { redefined: [26] })).toMatchObject({ traces: [9], codes: [] });
    expect(await marks(comments, { redefined: [25, 26] })).toMatchObject({ traces: [], codes: [] });
  });

  it('are also the fiducials of the positions file, unless the trace has its comment already', async () => {
    const fiducials = [
      { trace: 50, text: 'F2' },
      { trace: 9, text: 'F1' },
      { trace: 60, text: 'beyond' },
      { trace: -1, text: 'before' },
    ];
    const { traces, findings } = await marks({ 9: { comment: 'F1', commentFlag: 1 } }, { fiducials });
    expect(traces).toEqual([9, 50]);
    expect(findings[0].message).toContain('F1 at trace 9, F2 at trace 50.');
  });

  it('are not all told one by one where they are many', async () => {
    const many = Array.from(
      { length: 30 },
      (_, trace) => [trace, { comment: `F${trace}`, commentFlag: 1 }] as const,
    );
    const { traces, findings } = await marks(Object.fromEntries(many));
    expect(traces).toHaveLength(30);
    expect(findings[0].message).toContain('F19 at trace 19 and 10 more.');
  });
});
