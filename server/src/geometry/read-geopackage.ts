import sqlite, { type Database } from 'node-sqlite3-wasm';
import { GeometryFileError } from './geometry-file-error.ts';
import { FeatureCollector, type RawFile } from './plain-geometry.ts';
import { nameOf } from './read-geojson.ts';
import { readGeoPackageGeometry } from './wkb.ts';

type Layer = { table_name: string; column_name: string; srs: string };

/** A GeoPackage is an SQLite database; it is opened where it lies, for reading only. */
export function readGeoPackage(path: string): RawFile {
  const database = opened(path);
  try {
    const collector = new FeatureCollector();
    const layers = layersOf(database);
    for (const layer of layers) readLayer(database, layer, collector);
    const declared = new Set(layers.map(({ srs }) => srs));
    return collector.finish(declared.size === 1 ? layers[0].srs : null);
  } finally {
    database.close();
  }
}

function opened(path: string): Database {
  try {
    return new sqlite.Database(path, { readOnly: true, fileMustExist: true });
  } catch {
    throw new GeometryFileError('not-a-geopackage', 'The file cannot be opened as a GeoPackage.');
  }
}

function layersOf(database: Database): Layer[] {
  let layers: Layer[];
  try {
    layers = database.all(`
      select columns.table_name, columns.column_name,
             'srs_id ' || columns.srs_id || ' "' || coalesce(system.srs_name, '') || '" ' ||
             coalesce(upper(system.organization) || ':' || system.organization_coordsys_id, '') as srs
      from gpkg_geometry_columns columns
      left join gpkg_spatial_ref_sys system on system.srs_id = columns.srs_id
      order by columns.table_name`) as Layer[];
  } catch {
    throw new GeometryFileError('not-a-geopackage', 'The file is a database, but not a GeoPackage.');
  }
  if (layers.length === 0)
    throw new GeometryFileError('no-layer', 'The GeoPackage holds no layer of geometries.');
  return layers;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function readLayer(
  database: Database,
  { table_name, column_name }: Layer,
  collector: FeatureCollector,
): void {
  collector.enter(table_name);
  const statement = database.prepare(`select * from ${quoted(table_name)}`);
  try {
    for (const row of statement.iterate()) {
      const blob = (row as Record<string, unknown>)[column_name];
      const geometry = blob instanceof Uint8Array ? readGeoPackageGeometry(blob) : null;
      collector.add(geometry, nameOf(row));
    }
  } catch (error) {
    if (error instanceof GeometryFileError) throw error;
    throw new GeometryFileError(
      'damaged',
      `Feature ${collector.features.length + 1} of ${table_name} is damaged. Export the file anew.`,
      { file: table_name, feature: collector.features.length },
    );
  } finally {
    statement.finalize();
  }
}
