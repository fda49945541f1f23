import { type RadargramGeometry, tileSampleCount, tileTraceCount } from '@jsa/contract';
import type { Camera, PlotSize } from './camera.ts';

export type TilePlace = {
  readonly level: number;
  readonly traceBlock: number;
  readonly sampleBlock: number;
};

/** Blocks of one level, both ends included. */
type BlockRange = {
  readonly firstTraceBlock: number;
  readonly lastTraceBlock: number;
  readonly firstSampleBlock: number;
  readonly lastSampleBlock: number;
};

export type TilePlan = {
  /** At this level a trace of a tile is at most as wide as a pixel, or there is no finer one. */
  readonly level: number;
  /** What is on screen, and a block around it. */
  readonly blocks: BlockRange;
  readonly visible: readonly TilePlace[];
  /** In the order in which they should be asked for. */
  readonly wanted: readonly TilePlace[];
};

type Sight = {
  readonly camera: Camera;
  readonly geometry: Pick<RadargramGeometry, 'traceCount' | 'samplesPerTrace' | 'levelCount'>;
  /** In device pixels: sharp screens get finer levels. */
  readonly plot: PlotSize;
  /** So many tiles the graphics card holds; a coarser level is taken rather than more. */
  readonly mostTiles: number;
};

export function traceCountAtLevel(traceCount: number, level: number): number {
  return Math.ceil(traceCount / 2 ** level);
}

function blocksBetween(first: number, span: number, axis: { cellsPerBlock: number; cellCount: number }) {
  const lastBlock = Math.ceil(axis.cellCount / axis.cellsPerBlock) - 1;
  const clamp = (block: number) => Math.min(Math.max(block, 0), lastBlock);
  const from = clamp(Math.floor((first + 0.5) / axis.cellsPerBlock));
  const to = clamp(Math.ceil((first + 0.5 + span) / axis.cellsPerBlock) - 1);
  return { from, to, marginFrom: clamp(from - 1), marginTo: clamp(to + 1) };
}

function blocksAtLevel({ camera, geometry }: Sight, level: number): { seen: BlockRange; around: BlockRange } {
  const across = blocksBetween(camera.firstTrace, camera.traceSpan, {
    cellsPerBlock: tileTraceCount * 2 ** level,
    cellCount: geometry.traceCount,
  });
  const down = blocksBetween(camera.firstSample, camera.sampleSpan, {
    cellsPerBlock: tileSampleCount,
    cellCount: geometry.samplesPerTrace,
  });
  const seen = {
    firstTraceBlock: across.from,
    lastTraceBlock: across.to,
    firstSampleBlock: down.from,
    lastSampleBlock: down.to,
  };
  const around = {
    firstTraceBlock: across.marginFrom,
    lastTraceBlock: across.marginTo,
    firstSampleBlock: down.marginFrom,
    lastSampleBlock: down.marginTo,
  };
  return { seen, around };
}

function tileCountOf(blocks: BlockRange): number {
  const traceBlockCount = blocks.lastTraceBlock - blocks.firstTraceBlock + 1;
  return traceBlockCount * (blocks.lastSampleBlock - blocks.firstSampleBlock + 1);
}

function levelOf(sight: Sight): number {
  const top = sight.geometry.levelCount - 1;
  const tracesPerPx = sight.camera.traceSpan / sight.plot.widthPx;
  // A little slack, so that exactly two traces a pixel stay level 1 after rounding.
  let level = Math.min(Math.max(Math.floor(Math.log2(tracesPerPx) + 1e-9), 0), top);
  while (level < top && tileCountOf(blocksAtLevel(sight, level).around) > sight.mostTiles) level++;
  return level;
}

function placesOf(level: number, blocks: BlockRange): TilePlace[] {
  const places: TilePlace[] = [];
  for (let sampleBlock = blocks.firstSampleBlock; sampleBlock <= blocks.lastSampleBlock; sampleBlock++) {
    for (let traceBlock = blocks.firstTraceBlock; traceBlock <= blocks.lastTraceBlock; traceBlock++) {
      places.push({ level, traceBlock, sampleBlock });
    }
  }
  return places;
}

function centreOutwards(sight: Sight, level: number) {
  const { camera } = sight;
  const centreTrace = (camera.firstTrace + 0.5 + camera.traceSpan / 2) / (tileTraceCount * 2 ** level) - 0.5;
  const centreSample = (camera.firstSample + 0.5 + camera.sampleSpan / 2) / tileSampleCount - 0.5;
  const distance = (place: TilePlace) =>
    Math.hypot(place.traceBlock - centreTrace, place.sampleBlock - centreSample);
  return (one: TilePlace, other: TilePlace) => distance(one) - distance(other);
}

function isWithin(place: TilePlace, blocks: BlockRange): boolean {
  return (
    place.traceBlock >= blocks.firstTraceBlock &&
    place.traceBlock <= blocks.lastTraceBlock &&
    place.sampleBlock >= blocks.firstSampleBlock &&
    place.sampleBlock <= blocks.lastSampleBlock
  );
}

/**
 * First the coarsest level, which covers the view with one or a few tiles and stands in for all that is still
 * missing; then what is on screen from the centre outwards; then a block around it, for the next movement.
 */
export function planTiles(sight: Sight): TilePlan {
  const level = levelOf(sight);
  const top = sight.geometry.levelCount - 1;
  const { seen, around } = blocksAtLevel(sight, level);
  const outwards = centreOutwards(sight, level);

  const coarsest = level === top ? [] : placesOf(top, blocksAtLevel(sight, top).seen);
  const visible = placesOf(level, seen).sort(outwards);
  const margin = placesOf(level, around)
    .filter((place) => !isWithin(place, seen))
    .sort(outwards);
  return { level, blocks: around, visible, wanted: [...coarsest, ...visible, ...margin] };
}

/** The tile that covers the same traces so many levels above. */
export function ancestorOf(place: TilePlace, levelsAbove: number): TilePlace {
  return {
    level: place.level + levelsAbove,
    traceBlock: Math.floor(place.traceBlock / 2 ** levelsAbove),
    sampleBlock: place.sampleBlock,
  };
}
