import type { Geometry } from 'geojson';
import * as shapefiles from 'shpjs';
import { GeometryFileError } from './geometry-file-error.ts';
import { FeatureCollector, type RawFile } from './plain-geometry.ts';
import { readZip, type ZipEntry } from './zip.ts';

/** The library would transform by the .prj by itself, and by its own choice; it is handed the numbers only. */
const parseShp = (shapefiles as unknown as { parseShp(shp: DataView): (Geometry | null)[] }).parseShp;

/** A zipped Shapefile: .shp with .prj beside it. Several layers in one archive are read one after the other. */
export function readShapefile(bytes: Uint8Array): RawFile {
  const entries = readZip(bytes, (name) => /\.(shp|shx|prj)$/i.test(name) && !name.startsWith('__MACOSX'));
  const layers = entries.filter(({ name }) => /\.shp$/i.test(name));
  if (layers.length === 0) {
    const hasOther = entries.length > 0;
    throw hasOther
      ? new GeometryFileError('shapefile-part-missing', 'The archive has parts of a Shapefile, but no .shp.')
      : new GeometryFileError(
          'no-layer',
          'The archive holds no Shapefile. Pack .shp, .shx, .dbf and .prj together.',
        );
  }
  const collector = new FeatureCollector();
  const declared = new Set<string | null>();
  for (const layer of layers) {
    collector.enter(layer.name);
    for (const geometry of shapesOf(layer)) collector.add(geometry, null);
    declared.add(projectionBeside(layer, entries));
  }
  const [first] = declared;
  return collector.finish(declared.size === 1 ? first : null);
}

function shapesOf({ name, bytes }: ZipEntry): (Geometry | null)[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The library leaves out what a cut file lacks, without a word. Lengths are told in words of 16 bit.
  const isWhole =
    view.byteLength >= 100 && view.getInt32(0) === 9994 && view.getInt32(24) * 2 <= view.byteLength;
  try {
    if (isWhole) return parseShp(view);
  } catch {
    // The sentence below says all that the library's own message does not.
  }
  throw new GeometryFileError('damaged', `${name} is not a whole .shp file. Export it anew.`, { file: name });
}

function projectionBeside(layer: ZipEntry, entries: ZipEntry[]): string | null {
  const wanted = layer.name.replace(/\.shp$/i, '.prj').toLowerCase();
  const projection = entries.find(({ name }) => name.toLowerCase() === wanted);
  return projection ? new TextDecoder().decode(projection.bytes).trim().slice(0, 4000) || null : null;
}
