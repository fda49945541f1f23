import { columnAt, cutOutlineDepthM, type Mixing, type Remains, type Root } from './ground.ts';
import { apexTimeNs, descend, descendAt, velocityMPerNs } from './propagation.ts';
import { type LineToSimulate, traceXM } from './simulate-line.ts';

/** The first words of every truth. */
export const syntheticNotice =
  'SYNTHETIC – simulated by Joint Site Assessment. Fictional ground at a fictional place; no survey was made.';

type ScattererTruth = {
  readonly name: string;
  readonly kind: string;
  readonly xM: number;
  readonly depthM: number;
  readonly offLineM: number;
  readonly reflectivity: number;
  /** Not whole: traces stand at multiples of the spacing, the scatterer where it is. */
  readonly apexTrace: number;
  readonly apexTwoWayTimeNs: number;
  /** What the curvature of its hyperbola shows: root-mean-square down to it. */
  readonly velocityMPerNs: number;
};

type CutTruth = {
  readonly name: string;
  readonly leftM: number;
  readonly rightM: number;
  readonly depthM: number;
  readonly leftTrace: number;
  readonly rightTrace: number;
  readonly floorTwoWayTimeNs: number;
  readonly fillRelativePermittivity: number;
  readonly mixing?: Mixing;
};

type RootTruth = {
  readonly name: string;
  readonly from: Root['from'];
  readonly to: Root['to'];
  readonly radiusM: number;
  readonly fromTwoWayTimeNs: number;
  readonly toTwoWayTimeNs: number;
};

type RemainsTruth = {
  readonly name: string;
  readonly leftM: number;
  readonly rightM: number;
  readonly depthM: number;
  readonly offLineM: number;
  readonly pieceCount: number;
  readonly reflectivity: number;
  readonly leftTrace: number;
  readonly rightTrace: number;
  readonly middleTwoWayTimeNs: number;
};

type LayerTruth = {
  readonly name: string;
  readonly relativePermittivity: number;
  readonly conductivityMSPerM: number;
  readonly qualityFactor: number;
  readonly velocityMPerNs: number;
  /** At so many traces along the line; null for the lowest layer. Where a cut goes deeper, the base is gone. */
  readonly base:
    | readonly { trace: number; xM: number; depthM: number; twoWayTimeNs: number; isDugAway: boolean }[]
    | null;
};

export type GroundTruth = {
  readonly notice: string;
  readonly line: string;
  readonly traceCount: number;
  readonly traceSpacingM: number;
  readonly antenna: LineToSimulate['antenna'];
  readonly console: LineToSimulate['console'];
  readonly layers: readonly LayerTruth[];
  readonly cuts: readonly CutTruth[];
  readonly scatterers: readonly ScattererTruth[];
  readonly roots?: readonly RootTruth[];
  readonly remains?: readonly RemainsTruth[];
};

const basePointCount = 9;

/** What lies under a line and where it must show: two-way times from time-zero (the pulse leaves at 0 ns). */
export function groundTruthOf(line: LineToSimulate): GroundTruth {
  const { ground, antenna, console, traceSpacingM, traceCount } = line;
  const { separationM } = antenna;
  return {
    notice: syntheticNotice,
    line: line.name,
    traceCount,
    traceSpacingM,
    antenna,
    console,
    layers: ground.layers.map((layer) => ({
      name: layer.name,
      ...layer.material,
      velocityMPerNs: velocityMPerNs(layer.material),
      base: Number.isFinite(layer.baseDepthM(0)) ? basePoints(line, layer.baseDepthM) : null,
    })),
    cuts: ground.cuts.map((cut) => {
      const middleM = (cut.leftM + cut.rightM) / 2;
      return {
        name: cut.name,
        leftM: cut.leftM,
        rightM: cut.rightM,
        depthM: cut.depthM,
        leftTrace: cut.leftM / traceSpacingM,
        rightTrace: cut.rightM / traceSpacingM,
        floorTwoWayTimeNs: apexTimeNs(descendAt(ground, middleM, cut.depthM), separationM),
        fillRelativePermittivity: cut.fill.relativePermittivity,
        ...(cut.mixing ? { mixing: cut.mixing } : {}),
      };
    }),
    scatterers: ground.scatterers.map(({ name, kind, xM, depthM, offLineM, reflectivity }) => {
      const descent = descend(columnAt(ground, xM), depthM);
      return {
        name,
        kind,
        xM,
        depthM,
        offLineM,
        reflectivity,
        apexTrace: xM / traceSpacingM,
        apexTwoWayTimeNs: apexTimeNs(descent, separationM, offLineM),
        velocityMPerNs: descent.rmsVelocityMPerNs,
      };
    }),
    ...(ground.roots ? { roots: ground.roots.map((root) => rootTruth(line, root)) } : {}),
    ...(ground.remains ? { remains: ground.remains.map((remains) => remainsTruth(line, remains)) } : {}),
  };
}

function rootTruth({ ground, antenna }: LineToSimulate, { name, from, to, radiusM }: Root): RootTruth {
  const timeNs = ({ xM, depthM }: Root['from']) =>
    apexTimeNs(descendAt(ground, xM, depthM), antenna.separationM);
  return { name, from, to, radiusM, fromTwoWayTimeNs: timeNs(from), toTwoWayTimeNs: timeNs(to) };
}

function remainsTruth({ ground, antenna, traceSpacingM }: LineToSimulate, remains: Remains): RemainsTruth {
  const { leftM, rightM, depthM, offLineM } = remains;
  return {
    ...remains,
    leftTrace: leftM / traceSpacingM,
    rightTrace: rightM / traceSpacingM,
    middleTwoWayTimeNs: apexTimeNs(
      descendAt(ground, (leftM + rightM) / 2, depthM),
      antenna.separationM,
      offLineM,
    ),
  };
}

function basePoints(
  line: LineToSimulate,
  baseDepthM: (xM: number) => number,
): NonNullable<LayerTruth['base']> {
  return Array.from({ length: basePointCount }, (_, point) => {
    const trace = Math.round((point * (line.traceCount - 1)) / (basePointCount - 1));
    const xM = traceXM(line, trace);
    const depthM = baseDepthM(xM);
    return {
      trace,
      xM,
      depthM,
      twoWayTimeNs: apexTimeNs(descendAt(line.ground, xM, depthM), line.antenna.separationM),
      isDugAway: line.ground.cuts.some((cut) => cutOutlineDepthM(cut, xM) >= depthM),
    };
  });
}
