import { failure, warning } from '#findings.ts';
import type { Finding, Mark } from '#recording.ts';
import { isUniversalTime, momentOfTrace } from './dates.ts';
import type { FileHeader } from './file-header.ts';
import { scaled, tablesOf } from './header.ts';
import { type SegyGeometry, stepTest } from './samples.ts';
import { type TraceHeaderLayout, visitTraceHeaders } from './trace-headers.ts';

/** A pair of numbers for each trace. */
export type Pairs = { readonly x: Float64Array; readonly y: Float64Array };

/** What all trace headers say, one number a trace, scaled as the standard has it. */
export type Collected = {
  readonly source: Pairs;
  readonly group: Pairs;
  readonly ensemble: Pairs;
  readonly groupElevation: Float64Array;
  readonly sourceElevation: Float64Array;
  /** As Radar Systems has them; empty in other dialects. */
  readonly radarSystems: Pairs;
  readonly radarSystemsElevationM: Float64Array;
  /** How many traces have their place as doubles, which are angles whatever unit the header states. */
  doubleCount: number;
  /** Of the first trace that states coordinates. */
  coordinateUnits: number;
  /** Milliseconds since 1970 where a trace is dated in universal time, else NaN. */
  readonly universalMs: Float64Array;
  /** This package's own note; all 0 in other files. */
  readonly measured: Uint8Array;
  readonly marks: Mark[];
};

type Context = {
  readonly header: FileHeader;
  readonly firstTrace: DataView;
  readonly geometry: SegyGeometry;
  readonly layout: TraceHeaderLayout;
  readonly findings: Finding[];
};

/** One pass over all trace headers. What changes from trace to trace although it should not is told. */
export async function collectTraceHeaders(context: Context): Promise<Collected> {
  const { header, layout } = context;
  const { dialect } = header.writer;
  const collected = emptyFor(layout.traceCount, dialect === 'radar-systems');
  const changes = createChangeWatch(context);
  const fields = tablesOf(header.byteOrder);
  const isDivided = dialect === 'rgpr';
  await visitTraceHeaders(layout, (view, trace) => {
    changes.watch(view, trace);
    collectPlace(collected, view, { trace, fields, isDivided });
    collectMoment(collected, view, { trace, fields });
    if (dialect === 'radar-systems') collectRadarSystems(collected, view, { trace, fields });
    if (dialect === 'own') collected.measured[trace] = fields.own.measured.read(view);
    if (dialect === 'own' || dialect === 'radar-systems') {
      const kind = markKind(view, { fields, isOwn: dialect === 'own' });
      if (kind !== null) collected.marks.push({ trace, kind });
    }
  });
  changes.tell();
  return collected;
}

function emptyFor(traceCount: number, isRadarSystems: boolean): Collected {
  const numbers = () => new Float64Array(traceCount);
  const pairs = () => ({ x: numbers(), y: numbers() });
  const none = { x: new Float64Array(0), y: new Float64Array(0) };
  return {
    source: pairs(),
    group: pairs(),
    ensemble: pairs(),
    groupElevation: numbers(),
    sourceElevation: numbers(),
    radarSystems: isRadarSystems ? pairs() : none,
    radarSystemsElevationM: isRadarSystems ? numbers() : none.x,
    doubleCount: 0,
    coordinateUnits: 0,
    universalMs: numbers().fill(Number.NaN),
    measured: new Uint8Array(traceCount),
    marks: [],
  };
}

type Tables = ReturnType<typeof tablesOf>;

type At = { readonly trace: number; readonly fields: Tables };

/** RGPR writes scalars as if a positive one divided: its coordinates are in millimetres, with a scalar of 1000. */
function collectPlace(
  collected: Collected,
  view: DataView,
  { trace, fields, isDivided }: At & { isDivided: boolean },
) {
  const { trace: of } = fields;
  const meant = (scalar: number) => (isDivided && scalar > 0 ? -scalar : scalar);
  const coordinateScalar = meant(of.coordinateScalar.read(view));
  const elevationScalar = meant(of.elevationScalar.read(view));
  const { source, group, ensemble } = collected;
  source.x[trace] = scaled(of.sourceX.read(view), coordinateScalar);
  source.y[trace] = scaled(of.sourceY.read(view), coordinateScalar);
  group.x[trace] = scaled(of.groupX.read(view), coordinateScalar);
  group.y[trace] = scaled(of.groupY.read(view), coordinateScalar);
  ensemble.x[trace] = scaled(of.ensembleX.read(view), coordinateScalar);
  ensemble.y[trace] = scaled(of.ensembleY.read(view), coordinateScalar);
  collected.groupElevation[trace] = scaled(of.groupElevation.read(view), elevationScalar);
  collected.sourceElevation[trace] = scaled(of.sourceElevation.read(view), elevationScalar);
  if (collected.coordinateUnits === 0) collected.coordinateUnits = of.coordinateUnits.read(view);
}

function collectMoment({ universalMs }: Collected, view: DataView, { trace, fields }: At) {
  const { trace: of } = fields;
  if (!isUniversalTime(of.timeBasis.read(view))) return;
  const moment = momentOfTrace({
    year: of.year.read(view),
    dayOfYear: of.dayOfYear.read(view),
    hour: of.hour.read(view),
    minute: of.minute.read(view),
    second: of.second.read(view),
  });
  if (moment !== null) universalMs[trace] = Date.parse(`${moment}Z`);
}

/** The doubles where they hold something, else the floats in the places of the standard's whole numbers. */
function collectRadarSystems(collected: Collected, view: DataView, { trace, fields }: At) {
  const { radarSystems: of } = fields;
  const [x, y] = [of.longitude.read(view), of.latitude.read(view)];
  const areDoubles = isRadarSystemsNumber(x) && isRadarSystemsNumber(y);
  if (areDoubles) collected.doubleCount++;
  collected.radarSystems.x[trace] = areDoubles ? x : of.x.read(view);
  collected.radarSystems.y[trace] = areDoubles ? y : of.y.read(view);
  collected.radarSystemsElevationM[trace] = of.elevationM.read(view);
}

/** Degrees and minutes in one number reach 18000; what is next to nothing was never written. */
export function isRadarSystemsNumber(value: number): boolean {
  return Math.abs(value) > 1e-4 && Math.abs(value) <= 18_000;
}

const kindsByNumber: readonly Mark['kind'][] = ['unknown', 'user', 'distance', 'unknown'];

/** Prism marks a trace by 0x5555 and numbers its marks; GeoHammer looks at the number only. */
function markKind(
  view: DataView,
  { fields, isOwn }: { fields: Tables; isOwn: boolean },
): Mark['kind'] | null {
  const { markIndicator, markNumber } = fields.radarSystems;
  const number = markNumber.read(view);
  if (number === 0 && markIndicator.read(view) !== 0x5555) return null;
  return isOwn ? (kindsByNumber[number] ?? 'unknown') : 'user';
}

type Change = { count: number; first: number; value: number };

/** What is said of traces that differ from the first, given how many, which first (from 1), and what that states. */
const changeSentences = {
  'trace-length-varies': (count: number, first: number, value: number) =>
    `${count} traces state another length than the first (trace ${first} states ${value}); they are read as if they had its length, and may be noise.`,
  'sample-interval-varies': (count: number, first: number, value: number) =>
    `${count} traces state another sample interval than the first (trace ${first} states ${value}); the first one's is used for all.`,
  'delay-varies': (count: number, first: number, value: number) =>
    `${count} traces state another delay than the first (trace ${first} states ${value}); the traces are not moved.`,
  'dead-traces': (count: number, first: number) =>
    `The headers call ${count} traces dead or dummies, the first of them trace ${first}; they are kept.`,
};

type ChangeCode = keyof typeof changeSentences;

/** Counts the traces that state another interval, delay or length than the first, or are called dead. */
function createChangeWatch({ header, firstTrace, geometry, layout, findings }: Context) {
  const { trace: of } = tablesOf(header.byteOrder);
  const firstInterval = of.sampleInterval.read(firstTrace);
  const firstDelay = of.delay.read(firstTrace);
  const changes = new Map<ChangeCode, Change>();
  const isInStep = stepTest(header, firstTrace, {
    samplesPerTrace: geometry.samplesPerTrace,
    dividesEvenly: geometry.leftoverByteCount === 0 || header.binary.fixedLengthFlag === 1,
  });
  function note(code: ChangeCode, trace: number, value: number) {
    const change = changes.get(code);
    if (change) change.count++;
    else changes.set(code, { count: 1, first: trace, value });
  }
  return {
    watch(view: DataView, trace: number) {
      if (!isInStep(view, trace)) note('trace-length-varies', trace, of.samplesPerTrace.read(view));
      const interval = of.sampleInterval.read(view);
      if (interval !== 0 && interval !== firstInterval) note('sample-interval-varies', trace, interval);
      const delay = of.delay.read(view);
      if (delay !== firstDelay) note('delay-varies', trace, delay);
      const kind = of.traceKind.read(view);
      if (kind === 2 || kind === 3) note('dead-traces', trace, kind);
    },
    tell() {
      for (const [code, { count, first, value }] of changes) {
        const byteOffset = layout.dataOffset + first * layout.strideBytes;
        const severity = code === 'trace-length-varies' ? failure : warning;
        const message = changeSentences[code](count, first + 1, value);
        findings.push(severity(code, message, { file: layout.file, byteOffset }));
      }
    },
  };
}
