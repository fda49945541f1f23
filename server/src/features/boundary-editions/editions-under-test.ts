import { readFileSync } from 'node:fs';
import {
  type BoundaryDifference,
  type BoundaryEditionSummary,
  type BoundaryImport,
  compareBoundary,
  type Delegation,
  type GeometryFile,
  importBoundary,
  keepBoundaryFile,
  listBoundaryEditions,
  type Position,
  type Role,
} from '@jsa/contract';
import type { LightMyRequestResponse } from 'fastify';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { inTransaction } from '#db/db.ts';
import { addBoundaryEdition, relateSite } from '#features/boundaries/index.ts';
import { addSite } from '#features/sites/index.ts';

const builtIn = JSON.parse(
  readFileSync(new URL('../../../assets/boundary/abl-osm2017-s.geojson', import.meta.url), 'utf8'),
);
export const line: Position[] = builtIn.geometry.coordinates;
/** Further north by 600 m, but for its ends: demo site 3 lies on one side beyond doubt. */
export const better: Position[] = line.map(([longitude, latitude], index) =>
  index < 20 || index > line.length - 20 ? [longitude, latitude] : [longitude, latitude + 0.0054],
);

export const facts: Omit<BoundaryImport, 'sha256' | 'crs' | 'swapped' | 'features'> = {
  isSeenOnMap: true,
  name: 'A made-up official line',
  source: 'This test',
  publisher: 'An office',
  licence: 'MIT',
  note: '',
  dataDate: '2021-05-23',
  validFrom: null,
  validTo: null,
  isOfficial: true,
  accuracyM: 10,
  accuracyP95M: 5,
};

export const choiceOf = (sha256: string) => ({ sha256, crs: 'wgs84', swapped: false, features: [] });
export const asGeoJson = (coordinates: Position[]) => JSON.stringify({ type: 'LineString', coordinates });

type Asking = { role?: Role; delegation?: Delegation; params?: Record<string, string>; body?: object };

/** The app with the built-in edition in force, and what people do with editions. */
export type EditionsUnderTest = AppUnderTest & {
  askFor(endpoint: { method: string; url: string }, asking?: Asking): Promise<LightMyRequestResponse>;
  placeSite(code: string, position: Position): Promise<string>;
  keepFile(bytes: string | Uint8Array): Promise<GeometryFile>;
  importLine(coordinates: Position[]): Promise<string>;
  editions(role?: Role): Promise<BoundaryEditionSummary[]>;
  difference(id: string): Promise<BoundaryDifference>;
};

export async function openEditionsUnderTest(): Promise<EditionsUnderTest> {
  const test = await openAppUnderTest();
  await addBoundaryEdition(test.parts.db, { ...builtIn.properties, line });

  const askFor: EditionsUnderTest['askFor'] = async (
    { method, url },
    { role = 'secretariat', delegation, params = {}, body } = {},
  ) => {
    const person = await test.as(role, delegation);
    const address = url.replace(/:(\w+)/g, (_, name: string) => params[name]);
    return person.ask({ method: method as 'GET', url: address, ...(body && { payload: body }) });
  };

  const keepFile: EditionsUnderTest['keepFile'] = async (bytes) => {
    const person = await test.as('secretariat');
    const headers = { 'x-file-name': 'abl.geojson', 'content-type': 'application/octet-stream' };
    return (await person.ask({ ...keepBoundaryFile, headers, payload: Buffer.from(bytes) })).json();
  };

  return {
    ...test,
    askFor,
    keepFile,
    async placeSite(code, position) {
      const site = {
        code,
        title: 'DEMO',
        status: 'proposed',
        isFictional: true,
        position,
        horizontalUncertaintyM: 20,
      } as const;
      const { id } = await addSite(test.parts.db, site);
      await inTransaction(test.parts.db, (tx) => relateSite(tx, id));
      return id;
    },
    async importLine(coordinates) {
      const { sha256 } = await keepFile(asGeoJson(coordinates));
      return (await askFor(importBoundary, { body: { ...choiceOf(sha256), ...facts } })).json().id;
    },
    editions: async (role = 'head') => (await askFor(listBoundaryEditions, { role })).json(),
    difference: async (id) => (await askFor(compareBoundary, { role: 'head', params: { id } })).json(),
  };
}
