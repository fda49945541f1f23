import { nmeaSentence } from './receiver.ts';
import { amplitudeAt, type Seed, type SeedFile, textFile } from './seed.ts';

const traceCount = 10;
const pointCount = 16;
const headerBytes = 128;

/** Lines of a pulseEKKO, a Noggin and a Conquest, whose trace headers and samples differ. */
export function pulseekkoSeeds(): Seed[] {
  const hd = (units: string, ...more: string[]) => textFile('LINE01.HD', [...headerLines(units), ...more]);
  return [
    seed('16 bits, GPS', [hd('m'), dt1(2), gps()]),
    seed('floats, GP2', [hd('ft', 'XLINE REPOSITIONED.', 'PROFILE REVERSED'), dt1(4), gp2()]),
    seed('headers of its own kind', [
      hd('metres', 'TRACEHEADERDEF_3 = PCDF@A', 'TRACEHEADERDEF_21 = TRSHFT'),
      dt1(4, (view) => view.setFloat32(8, Number.NaN, true)),
    ]),
    seed('without HD', [dt1(2)]),
    seed('by time, antennas moved apart, GPS and GP2', [
      hd(
        'm',
        'DATA TYPE          = F*4',
        'TRIGGER MODE       = Free',
        'TRACE INTERVAL (s) = 0.1',
        'SURVEY MODE        = CMP',
        'X Y Z POSITIONS ADDED - LatLong',
        'ELEVATION DATA ENTERED : MAX = 1.0 MIN = 0.5',
        'THIS FILE IS A MERGING OF LINE00 AND LINE01',
      ),
      dt1(4),
      gps(),
      gp2(0),
    ]),
  ];
}

function seed(kind: string, files: SeedFile[]): Seed {
  return { name: `built pulseekko, ${kind}`, family: 'pulseekko', files };
}

function headerLines(units: string): string[] {
  return [
    '1234',
    'Data Collected with pE PRO (0000-00000-00)',
    '2026-11-22',
    `NUMBER OF TRACES   = ${traceCount}`,
    `NUMBER OF PTS/TRC  = ${pointCount}`,
    'TIMEZERO AT POINT  = 3.5',
    'TOTAL TIME WINDOW  = 12.8',
    'STARTING POSITION  = 0.000000',
    'FINAL POSITION     = 0.450000',
    'STEP SIZE USED     = 0.050000',
    `POSITION UNITS     = ${units}`,
    'NOMINAL FREQUENCY  = 250.000000',
    'ANTENNA SEPARATION = 0.380000',
    'NUMBER OF STACKS   = 4',
  ];
}

function dt1(bytesPerPoint: 2 | 4, spoil: (view: DataView) => void = () => {}): SeedFile {
  const traceBytes = headerBytes + pointCount * bytesPerPoint;
  const bytes = new Uint8Array(traceCount * traceBytes);
  for (let trace = 0; trace < traceCount; trace++) {
    const view = new DataView(bytes.buffer, trace * traceBytes, traceBytes);
    const items = [trace + 1, trace * 0.05, pointCount, 500, 0, bytesPerPoint, 12.8, 4];
    for (const [item, value] of items.entries()) view.setFloat32(4 * item, value, true);
    view.setFloat64(32, 21 + trace * 1e-6, true);
    view.setFloat64(40, 42.5, true);
    view.setFloat64(48, 512, true);
    view.setFloat32(80, trace % 3, true);
    view.setFloat32(92, 36_900 + trace, true);
    if (trace === 4) bytes.set([0x46, 0x31], trace * traceBytes + 100);
    spoil(view);
    for (let point = 0; point < pointCount; point++) {
      const amplitude = amplitudeAt(trace * pointCount + point, 16);
      if (bytesPerPoint === 2) view.setInt16(headerBytes + 2 * point, amplitude, true);
      else view.setFloat32(headerBytes + 4 * point, amplitude / 655, true);
    }
  }
  return { name: 'LINE01.DT1', bytes };
}

function gps(): SeedFile {
  const lines = [0, 4, 9].flatMap((trace) => [
    `${trace === 4 ? 'Fiducial at trace' : 'Trace'} #${trace + 1} at position ${trace * 0.05}`,
    trace === 0 ? 'No Input' : nmeaSentence(trace),
  ]);
  return textFile('LINE01.GPS', lines);
}

function gp2(base = 1): SeedFile {
  const rows = [0, 4, 9].map(
    (trace) => `${trace + base},${trace * 50},${trace * 0.01524},${trace},"${nmeaSentence(trace)}"`,
  );
  return textFile('LINE01.GP2', [
    ';GPS@@@',
    ';Ver=1.1.0',
    ';Offset_m=0',
    'traces,odo_tick,pos(m),time_elapsed(s),GPS',
    ...rows,
  ]);
}
