import { describe, expect, it } from 'vitest';
import { viewFirstStretch, viewWholeLine } from './camera.ts';
import { ancestorOf, planTiles } from './tile-plan.ts';

const geometry = { traceCount: 200_000, samplesPerTrace: 1024, levelCount: 11 };
const plot = { widthPx: 1000, heightPx: 400 };
const mostTiles = 1000;

function viewOf(
  firstTrace: number,
  traceSpan: number,
  rest: { firstSample?: number; sampleSpan?: number } = {},
) {
  return { firstTrace, traceSpan, firstSample: -0.5, sampleSpan: 1024, ...rest };
}

describe('planTiles', () => {
  it('takes the coarsest level whose traces are no wider than a pixel', () => {
    const levelOf = (traceSpan: number) =>
      planTiles({ camera: viewOf(-0.5, traceSpan), geometry, plot, mostTiles }).level;
    expect(levelOf(500)).toBe(0);
    expect(levelOf(1999)).toBe(0);
    expect(levelOf(2000)).toBe(1);
    expect(levelOf(4000)).toBe(2);
    expect(levelOf(200_000)).toBe(7);
  });

  it('never asks for a level that does not exist', () => {
    const short = { traceCount: 300, samplesPerTrace: 256, levelCount: 2 };
    const camera = viewWholeLine(short);
    expect(planTiles({ camera, geometry: short, plot: { widthPx: 10, heightPx: 10 }, mostTiles }).level).toBe(
      1,
    );
  });

  it('opens a line of 200,000 traces with few requests, the coarsest first', () => {
    const short = { ...geometry, samplesPerTrace: 512 };
    const plan = planTiles({ camera: viewFirstStretch(short, 1000), geometry: short, plot, mostTiles });
    expect(plan.wanted.slice(0, 2)).toEqual([
      { level: 10, traceBlock: 0, sampleBlock: 0 },
      { level: 10, traceBlock: 0, sampleBlock: 1 },
    ]);
    expect(plan.wanted.length).toBeLessThan(20);
  });

  it('covers all of the view and a block around it', () => {
    const camera = viewOf(10_000.5, 800, { firstSample: 300, sampleSpan: 200 });
    const plan = planTiles({ camera, geometry, plot, mostTiles });
    const places = plan.visible.map(({ traceBlock, sampleBlock }) => `${traceBlock}/${sampleBlock}`);
    expect(places.sort()).toEqual(['39/1', '40/1', '41/1', '42/1']);
    expect(plan.blocks).toEqual({
      firstTraceBlock: 38,
      lastTraceBlock: 43,
      firstSampleBlock: 0,
      lastSampleBlock: 2,
    });
  });

  it('asks for the middle of the view before its edges, and for the margin last', () => {
    const camera = viewOf(10_000.5, 1800, { firstSample: 300, sampleSpan: 200 });
    const plan = planTiles({ camera, geometry, plot, mostTiles });
    const wanted = plan.wanted.filter(({ level }) => level === 0);
    const isMargin = wanted.map(({ traceBlock, sampleBlock }) => {
      const isSeen = plan.visible.some(
        (place) => place.traceBlock === traceBlock && place.sampleBlock === sampleBlock,
      );
      return !isSeen;
    });
    expect(wanted[0]).toMatchObject({ traceBlock: 42, sampleBlock: 1 });
    expect(isMargin.indexOf(true)).toBe(plan.visible.length);
    expect(new Set(wanted.map((place) => JSON.stringify(place))).size).toBe(wanted.length);
  });

  it('asks for no tile beyond the line', () => {
    const short = { traceCount: 300, samplesPerTrace: 257, levelCount: 2 };
    const plan = planTiles({ camera: viewWholeLine(short), geometry: short, plot, mostTiles });
    expect(plan.wanted.filter(({ level }) => level === 0)).toHaveLength(4);
    expect(plan.blocks).toEqual({
      firstTraceBlock: 0,
      lastTraceBlock: 1,
      firstSampleBlock: 0,
      lastSampleBlock: 1,
    });
  });

  it('does not ask for a tile that the view only touches', () => {
    const camera = viewOf(-0.5, 256, { sampleSpan: 256 });
    const plan = planTiles({ camera, geometry, plot, mostTiles });
    expect(plan.visible).toEqual([{ level: 0, traceBlock: 0, sampleBlock: 0 }]);
  });

  it('goes coarser rather than wanting more tiles than the card holds', () => {
    const camera = viewOf(-0.5, 1900);
    const plan = planTiles({ camera, geometry, plot, mostTiles: 24 });
    expect(plan.level).toBe(1);
  });
});

describe('ancestorOf', () => {
  it('halves the trace block with each level and keeps the sample block', () => {
    expect(ancestorOf({ level: 1, traceBlock: 13, sampleBlock: 3 }, 2)).toEqual({
      level: 3,
      traceBlock: 3,
      sampleBlock: 3,
    });
  });
});
