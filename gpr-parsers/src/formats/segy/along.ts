import { nothingAlong } from '#along-the-line.ts';
import { information, warning } from '#findings.ts';
import type { AlongTheLine, Finding } from '#recording.ts';
import { type Collected, collectTraceHeaders } from './collect.ts';
import { distancesAlong } from './distances.ts';
import type { FileHeader } from './file-header.ts';
import type { OwnText } from './own-text.ts';
import {
  antennaPlaces,
  type Degrees,
  degreesOf,
  elevationsOf,
  positionsAt,
  radarSystemsDegrees,
  radarSystemsLengths,
} from './places.ts';
import type { SegyGeometry } from './samples.ts';
import type { TraceHeaderLayout } from './trace-headers.ts';

const metresPerFoot = 0.3048;

/** An opened file, as far as finding its places needs it. */
export type OpenedSegy = {
  readonly header: FileHeader;
  readonly firstTrace: DataView;
  readonly geometry: SegyGeometry;
  readonly layout: TraceHeaderLayout;
  readonly told: OwnText | null;
};

/** Places, distances and marks, which stand in the trace headers. */
export async function readAlongSegy(opened: OpenedSegy): Promise<AlongTheLine> {
  const findings: Finding[] = [];
  const collected = await collectTraceHeaders({ ...opened, findings });
  const { marks } = collected;
  return { ...nothingAlong, marks, ...placesOf(opened, collected, findings), findings };
}

function placesOf(
  opened: OpenedSegy,
  collected: Collected,
  findings: Finding[],
): Partial<Pick<AlongTheLine, 'positions' | 'traceDistancesM'>> {
  const { header, layout, told } = opened;
  const { file } = layout;
  const metresPerUnit = header.binary.measurementSystem === 2 ? metresPerFoot : 1;
  const { dialect } = header.writer;
  const radarSystems = dialect === 'radar-systems' ? radarSystemsDegrees(collected) : null;
  if (radarSystems !== null) {
    const elevationsM = elevationsOf(collected, { isRadarSystems: true, metresPerUnit: 1 });
    return { positions: positionsAt(radarSystems, collected, { elevationsM, isOwn: false, file, findings }) };
  }
  const lengths = dialect === 'radar-systems' ? radarSystemsLengths(collected) : null;
  const places = lengths ?? antennaPlaces(collected, header.revision);
  if (places === null || told?.coordinates === 'spacing' || told?.coordinates === 'none') return {};
  const degrees: Degrees | null = degreesOf(places, collected.coordinateUnits);
  if (degrees !== null) {
    const elevationsM = elevationsOf(collected, { isRadarSystems: false, metresPerUnit });
    const context = { elevationsM, isOwn: dialect === 'own', file, findings };
    return { positions: positionsAt(degrees, collected, context) };
  }
  tellUnits(opened, collected, findings);
  const noted = told === null ? findings : [];
  return { traceDistancesM: distancesAlong(places, { metresPerUnit, file, findings: noted }) };
}

function tellUnits({ header, layout }: OpenedSegy, { coordinateUnits }: Collected, findings: Finding[]) {
  const { file } = layout;
  if (coordinateUnits !== 1 && coordinateUnits !== 0) {
    const message = `The coordinates are of unit ${coordinateUnits}, which the standard does not have; they are taken for lengths.`;
    findings.push(warning('coordinate-units-unknown', message, { file }));
  }
  if (header.writer.dialect === 'rgpr') {
    const message =
      'RGPR writes millimetres with a scalar of 1000, by which the standard multiplies; they are divided by it, as RGPR means it.';
    findings.push(information('coordinate-scalar-of-rgpr', message, { file }));
  }
}
