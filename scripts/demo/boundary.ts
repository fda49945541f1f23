import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addBoundaryEdition, type NewBoundaryEdition, type ServerParts } from '@jsa/server';

const root = dirname(dirname(import.meta.dirname));
const builtInEdition = join(root, 'server', 'assets', 'boundary', 'abl-osm2017-s.geojson');

type EditionFile = {
  properties: Omit<NewBoundaryEdition, 'line'>;
  geometry: { type: 'LineString'; coordinates: NewBoundaryEdition['line'] };
};

/** The built-in edition of the ABL where there is none yet; beside an edition that somebody loaded it would take over. */
export async function seedBoundary({ db }: ServerParts): Promise<void> {
  const { rowCount } = await db.pool.query('select 1 from app.boundary_editions limit 1');
  if (rowCount !== 0) return;
  const { properties, geometry }: EditionFile = JSON.parse(await readFile(builtInEdition, 'utf8'));
  const { name, source, dataDate, isOfficial, accuracyM, accuracyP95M } = properties;
  await addBoundaryEdition(db, {
    name,
    source,
    licence: 'ODbL © OpenStreetMap contributors',
    dataDate,
    isOfficial,
    accuracyM,
    accuracyP95M,
    line: geometry.coordinates,
  });
}
