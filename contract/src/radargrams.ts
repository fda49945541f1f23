import { type Static, Type } from 'typebox';
import { Id, IdParams, nullable } from './common.ts';
import { endpoint } from './endpoint.ts';
import type { Machine } from './machine.ts';

export const processingStates = ['queued', 'running', 'done', 'failed'] as const;
export type ProcessingState = (typeof processingStates)[number];
export const processingActions = ['start', 'finish', 'fail'] as const;
export type ProcessingAction = (typeof processingActions)[number];

/** `running → running`: a server that was killed in the middle starts the same work again. */
export const processingMachine: Machine<ProcessingState, ProcessingAction> = {
  initial: 'queued',
  transitions: {
    queued: { start: 'running' },
    running: { start: 'running', finish: 'done', fail: 'failed' },
    done: {},
    failed: { start: 'running' },
  },
};

/** A tile holds so many traces and so many samples, at every level; what lies beyond the line is 0. */
export { tileSampleCount, tileTraceCount } from '@jsa/gpr-processing';

/** A number, one of the words that the step knows, or rows of numbers (a gain curve, layers of velocity). */
const StepTable = Type.Unsafe<readonly (readonly number[])[]>(Type.Array(Type.Array(Type.Number())));
const StepValue = Type.Union([Type.Number(), Type.String(), StepTable]);

export const RecipeStep = Type.Object({
  step: Type.String(),
  values: Type.Record(Type.String(), StepValue),
});

export const Recipe = Type.Object({ steps: Type.Array(RecipeStep) });

/** What a processing run did, so that it can be done again. */
export const ProcessingRecord = Type.Object({
  recipe: Recipe,
  recipeSha256: Type.String(),
  codeVersion: Type.String(),
  inputSha256: Type.String(),
});

/** Geometry of a finished radargram: all that the browser needs to draw axes and ask for tiles. */
export const RadargramGeometry = Type.Object({
  traceCount: Type.Integer(),
  samplesPerTrace: Type.Integer(),
  sampleIntervalNs: nullable(Type.Number()),
  /** Two-way time of sample 0, counted from the picked time-zero. */
  firstSampleNs: Type.Number(),
  traceSpacingM: nullable(Type.Number()),
  /** Level 0 holds every trace; each level above holds half as many. */
  levelCount: Type.Integer(),
  /** Amplitude of one unit of the tiles' 16-bit integers. */
  amplitudeScale: Type.Number(),
  /** 98th percentile of |amplitude|: the contrast to begin with. */
  amplitudeP98: Type.Number(),
  amplitudeMaximum: Type.Number(),
});
export type RadargramGeometry = Static<typeof RadargramGeometry>;

export const RadargramSummary = Type.Object({
  id: Id,
  recordingId: Id,
  channel: Type.Integer(),
  channelName: Type.String(),
  state: Type.Enum(processingStates),
  failedReason: nullable(Type.String()),
  /** Null until the state is `done`. */
  geometry: nullable(RadargramGeometry),
  record: nullable(ProcessingRecord),
});
export type RadargramSummary = Static<typeof RadargramSummary>;

export const TileParams = Type.Object({
  id: Id,
  level: Type.Integer({ minimum: 0, maximum: 40 }),
  traceBlock: Type.Integer({ minimum: 0 }),
  sampleBlock: Type.Integer({ minimum: 0 }),
});

export const PictureQuery = Type.Object({
  /** Amplitude that is drawn fully dark or fully light; the 98th percentile when absent. */
  contrast: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
});

const tags = ['radargrams'];

/**
 * A tile of amplitudes: 256 traces × 256 samples of little-endian int16, trace after trace
 * (`value[trace * 256 + sample]`). It never changes; whoever kept it asks by its
 * ETag whether it may still be shown.
 */
export const readTile = endpoint({
  method: 'GET',
  url: '/api/radargrams/:id/tiles/:level/:traceBlock/:sampleBlock',
  schema: {
    summary: 'One tile of amplitudes, 16 bit',
    tags,
    params: TileParams,
    response: { 200: Type.Unknown() },
  },
});

export const processRadargramAgain = endpoint({
  method: 'POST',
  url: '/api/radargrams/:id/tries',
  schema: {
    summary: 'Ask for another try at processing a failed radargram',
    tags,
    params: IdParams,
    response: { 204: Type.Null() },
  },
});

export const readTilePicture = endpoint({
  method: 'GET',
  url: '/api/radargrams/:id/tiles/:level/:traceBlock/:sampleBlock/picture.png',
  schema: {
    summary: 'One tile as a grey PNG for reports',
    tags,
    params: TileParams,
    querystring: PictureQuery,
    response: { 200: Type.Unknown() },
  },
});

export const readLinePicture = endpoint({
  method: 'GET',
  url: '/api/radargrams/:id/picture.png',
  schema: {
    summary: 'A whole line as a grey PNG for reports, at most 4096 traces wide',
    tags,
    params: Type.Object({ id: Id }),
    querystring: PictureQuery,
    response: { 200: Type.Unknown() },
  },
});
