import { nmeaSentence } from './receiver.ts';
import { type Seed, type SeedFile, textFile } from './seed.ts';

const waypointTraces = [0, 5, 11];

/** The XML of a console and its software beside the samples of one line, with everything that is read from it. */
export function dzxFile(hasPicks: boolean): SeedFile {
  return dzxOf([
    ...properties('m', '0.02'),
    ...partOf('LINE01.DZT', (trace) => trace * 0.02),
    ...(hasPicks ? picks : []),
  ]);
}

/**
 * Lines as other consoles than that of the package's writer leave them: range gain, a directory of extensions, an
 * antenna of two frequencies, a project of several lines, and fixes that belong to no trace.
 */
export function gssiSeeds(written: SeedFile, ofTwoChannels: SeedFile): Seed[] {
  return [
    seed('range gain, distances by marks', [
      changed(written, (view) => {
        view.setUint16(40, 500, true);
        view.setUint16(42, 2 + 4 * 5, true);
        view.setUint16(500, 5, true);
        for (let point = 0; point < 5; point++) view.setFloat32(502 + 4 * point, 10 * point, true);
        view.setFloat32(14, 0, true);
      }),
      dzxOf([...properties('cm', '0'), ...partOf('LINE01.DZT', (trace) => 3 * trace ** 1.5 + 1)]),
    ]),
    seed('a project of several lines', [
      changed(written, (view) => view.setUint16(0, 0xf0ff, true)),
      dzxOf([
        ...properties('ft', '0.1'),
        ...['LINE00.DZT', 'LINE01.DZT'].flatMap((name) => partOf(name, Math.sqrt)),
      ]),
      textFile('LINE01.DZG', [nmeaSentence(1), nmeaSentence(5)]),
    ]),
    seed('two frequencies, a directory', [
      withDirectory(
        changed(ofTwoChannels, (view) => {
          for (const [channel, name] of ['300/800D', 'none'].entries()) {
            for (let at = 0; at < 14; at++) view.setUint8(1024 * channel + 98 + at, name.charCodeAt(at) || 0);
          }
          view.setFloat32(1024 + 26, 3, true);
        }),
      ),
      dzxOf([...properties('m', '0.02'), ...channelProperties, '<Macro><![CDATA[<&>]]></Macro>']),
    ]),
  ];
}

function seed(kind: string, files: SeedFile[]): Seed {
  return { name: `built dzt, ${kind}`, family: 'dzt', files };
}

function changed({ name, bytes }: SeedFile, change: (view: DataView) => void): SeedFile {
  const copy = bytes.slice();
  change(new DataView(copy.buffer));
  return { name, bytes: copy };
}

/** Behind two headers a third kibibyte, with the records of a SIR-4000 in it. */
function withDirectory({ name, bytes }: SeedFile): SeedFile {
  const longer = new Uint8Array(bytes.length + 1024);
  longer.set(bytes.subarray(0, 2048));
  longer.set(bytes.subarray(2048), 3072);
  const view = new DataView(longer.buffer);
  for (const [entry, id] of [1, 3, 1000].entries()) {
    view.setUint32(2048 + 32 * entry, id, true);
    view.setUint32(2048 + 32 * entry + 4, 96 + 32 * entry, true);
    view.setUint32(2048 + 32 * entry + 8, 32, true);
  }
  view.setUint16(2, 3, true);
  view.setUint16(40, 2048, true);
  view.setUint16(42, 3, true);
  return { name, bytes: longer };
}

function dzxOf(lines: readonly string[]): SeedFile {
  const head = ['<?xml version="1.0" encoding="UTF-8"?>', '<DZX xmlns="www.geophysical.com/DZX/1.02">'];
  return textFile('LINE01.DZX', [...head, ...lines, '</DZX>'], '\n');
}

function properties(unit: string, unitsPerScan: string): string[] {
  return [
    `<GlobalProperties><horizontalUnit>${unit}</horizontalUnit><dielectric>9</dielectric>`,
    `<unitsPerMark>0</unitsPerMark><unitsPerScan>${unitsPerScan}</unitsPerScan></GlobalProperties>`,
    '<DataCollection><system>SIR4K</system><scanPerMeters>0</scanPerMeters></DataCollection>',
  ];
}

const channelProperties = [0, 1].map(
  (channel) =>
    `<ChannelProperties><channel>${channel}</channel><centerFreqMHz>${300 + 500 * channel}</centerFreqMHz></ChannelProperties>`,
);

function partOf(name: string, distanceAt: (trace: number) => number): string[] {
  const waypoints = waypointTraces.map(
    (trace) =>
      `<WayPt><scan>${trace}</scan><mark>${trace === 5 ? 'User' : 'Distance'}</mark><name>M${trace}</name>` +
      `<distance>${distanceAt(trace)}</distance><globalCoords>21, 42.5, ${trace}</globalCoords></WayPt>`,
  );
  return [
    `<File><name>${name}</name><scanRange>0,11</scanRange><Profile><scanRange>0,11</scanRange>`,
    '<Comment><scan>3</scan><description>a wall</description></Comment>',
    ...waypoints,
    '</Profile></File>',
  ];
}

const picks = [
  '<LayerGroup><groupName>Layer 1</groupName><layerNum>1</layerNum>',
  '<LayerWayPt><scanSampChanProp>2,7,0,1</scanSampChanProp></LayerWayPt></LayerGroup>',
  '<TargetGroup><groupName>T&amp;1</groupName><diameter>0.1</diameter>',
  '<TargetWayPt><scanSampChanProp>3,9,0,1</scanSampChanProp></TargetWayPt></TargetGroup>',
];
