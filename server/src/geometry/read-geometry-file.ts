import { readFileSync } from 'node:fs';
import type { GeometryFileFormat } from '@jsa/contract';
import { GeometryFileError } from './geometry-file-error.ts';
import type { RawFile } from './plain-geometry.ts';
import { readGeoJson } from './read-geojson.ts';
import { readGeoPackage } from './read-geopackage.ts';
import { readShapefile } from './read-shapefile.ts';
import { readKmz, readXml } from './read-xml.ts';
import { readZip } from './zip.ts';

/** What the file is, by its bytes: its name may say anything. */
export function readGeometryFileAt(path: string): RawFile & { format: GeometryFileFormat } {
  const bytes = new Uint8Array(readFileSync(path));
  if (bytes.byteLength === 0) throw new GeometryFileError('empty-file', 'The file is empty.');
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 16));
  if (head.startsWith('SQLite format 3')) return { format: 'geopackage', ...readGeoPackage(path) };
  if (head.startsWith('PK\x03\x04')) return readArchive(bytes);
  const text = textOf(bytes);
  const start = text.trimStart().slice(0, 2000);
  if (start.startsWith('{')) return { format: 'geojson', ...readGeoJson(text) };
  if (/<kml[\s>]/i.test(start)) return { format: 'kml', ...readXml(text, 'kml') };
  if (/<gpx[\s>]/i.test(start)) return { format: 'gpx', ...readXml(text, 'gpx') };
  throw new GeometryFileError(
    'unknown-format',
    'This is no GeoJSON, KML, KMZ, GPX, zipped Shapefile or GeoPackage. Export it as one of these.',
  );
}

function readArchive(bytes: Uint8Array): RawFile & { format: GeometryFileFormat } {
  const names: string[] = [];
  readZip(bytes, (name) => {
    names.push(name);
    return false;
  });
  const isKmz = names.some((name) => /\.kml$/i.test(name)) && !names.some((name) => /\.shp$/i.test(name));
  return isKmz ? { format: 'kmz', ...readKmz(bytes) } : { format: 'shapefile', ...readShapefile(bytes) };
}

/** Programs on Windows write UTF-16; a byte order mark says so. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
