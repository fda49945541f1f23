import { gpx, kml } from '@tmcw/togeojson';
import { DOMParser, ParseError } from '@xmldom/xmldom';
import { GeometryFileError } from './geometry-file-error.ts';
import { FeatureCollector, type RawFile } from './plain-geometry.ts';
import { nameOf } from './read-geojson.ts';
import { readZip } from './zip.ts';

/** KML and GPX, which are WGS 84 by their own definition. */
export function readXml(text: string, format: 'kml' | 'gpx', file?: string): RawFile {
  // Entities may grow to gigabytes or name other files; no map program writes them.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    throw new GeometryFileError(
      'has-entities',
      'The file declares a document type, which is not read. Export it anew.',
      {
        file,
      },
    );
  }
  const document = parsed(text, file);
  const { features } = format === 'kml' ? kml(document, { skipNullGeometry: false }) : gpx(document);
  const collector = new FeatureCollector(file);
  for (const { geometry, properties } of features) collector.add(geometry, nameOf(properties));
  return collector.finish(`WGS 84 (${format.toUpperCase()})`);
}

function parsed(text: string, file: string | undefined) {
  try {
    const onError = (level: string, message: string) => {
      if (level !== 'warning') throw new Error(message);
    };
    return new DOMParser({ onError }).parseFromString(text, 'text/xml');
  } catch (error) {
    const line = error instanceof ParseError ? error.locator?.lineNumber : undefined;
    const at = line === undefined ? '' : ` (line ${line})`;
    throw new GeometryFileError('not-xml', `The file is not whole XML${at}. Export it anew.`, { file });
  }
}

/** A KMZ is an archive; its first KML counts, as in the programs that write it. */
export function readKmz(bytes: Uint8Array): RawFile {
  const [first] = readZip(bytes, (name) => /\.kml$/i.test(name) && !name.startsWith('__MACOSX'));
  if (!first) throw new GeometryFileError('no-layer', 'The KMZ archive holds no KML.');
  return readXml(new TextDecoder().decode(first.bytes), 'kml', first.name);
}
