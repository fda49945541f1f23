import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSites, lowestLineZoom, mapTileSources, signIn } from '@jsa/contract';
import { addPerson, type RunningServer, readConfig, type ServerParts, startServer } from '@jsa/server';

/**
 * How long the map's tiles and the list beside it take with 10,000 sites and 5,000 survey lines of 500 places, per zoom, over HTTP, one after the
 * other: `node scripts/bench-map-tiles.ts`, or with two numbers: how many sites, how many lines. All lies on fictional ground.
 */
const [siteCount = 10_000, lineCount = 5_000] = process.argv.slice(2).map(Number);
const verticesPerLine = 500;
const triesPerZoom = 15;
const zooms = [6, 7, 8, 9, 10, 11, 12, 14, 16, 18];
const password = 'a bench has no secrets 2026';
/** Degrees: about the middle of the region, so that at low zoom every site falls into one tile. */
const ground = { west: 20.2, south: 42.0, east: 21.8, north: 43.4 };

async function fill({ db }: ServerParts, personId: string): Promise<void> {
  const { west, south, east, north } = ground;
  await db.pool.query(
    `insert into app.sites (code, owner, title, status, is_fictional, location, horizontal_uncertainty_m, area)
     select 'JSA-2026-' || lpad(n::text, 5, '0'),
            (array['belgrade', 'pristina', 'chair'])[1 + n % 3], 'DEMO: a fictional place ' || n,
            (array['proposed', 'desk-review', 'surveyed', 'dig-agreed'])[1 + n % 4], true,
            st_setsrid(st_makepoint(x, y), 4326), 50,
            st_multi(st_setsrid(st_makeenvelope(x - 0.0005, y - 0.0005, x + 0.0005, y + 0.0005), 4326))
     from (select n, $2::float8 + ($4::float8 - $2::float8) * ((n * 0.754877666) % 1) as x, $3::float8 + ($5::float8 - $3::float8) * ((n * 0.569840291) % 1) as y
           from generate_series(1, $1::int) n) places`,
    [siteCount, west, south, east, north],
  );
  await db.pool.query(
    `insert into app.recordings (site_id, name, state, is_synthetic, content_sha256, received_from)
     select site.id, 'DEMO_LINE_' || n, 'received', true, encode(sha256(n::text::bytea), 'hex'), $2::uuid
     from generate_series(1, $1::int) n
     join (select id, row_number() over (order by code) as place from app.sites) site
       on site.place = 1 + n % (select count(*) from app.sites)`,
    [lineCount, personId],
  );
  // A walk of half a metre a place, to the north-east and swaying.
  await db.pool.query(
    `insert into app.survey_lines (recording_id, track)
     select recording.id, st_setsrid(st_makeline(array(
              select st_makepointm(st_x(site.location) + step * 0.000005 + 0.000003 * sin(step * 0.3),
                                   st_y(site.location) + step * 0.000003, step * 10)
              from generate_series(0, $1::int - 1) step)), 4326)
     from app.recordings recording join app.sites site on site.id = recording.site_id`,
    [verticesPerLine],
  );
  await db.pool.query('analyze app.sites, app.recordings, app.survey_lines');
}

function tileAt(z: number, attempt: number): { x: number; y: number } {
  const share = (attempt * 0.618034) % 1;
  const longitude = ground.west + (ground.east - ground.west) * (0.3 + 0.4 * share);
  const latitude = ground.south + (ground.north - ground.south) * (0.3 + 0.4 * ((share * 7) % 1));
  const sin = Math.sin((latitude * Math.PI) / 180);
  const mercator = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  return { x: Math.floor(((longitude + 180) / 360) * 2 ** z), y: Math.floor(mercator * 2 ** z) };
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];

async function measure(address: string, cookie: string): Promise<void> {
  console.log('source        zoom    p50 ms    p95 ms   largest kB');
  for (const source of mapTileSources) {
    for (const z of zooms.filter((zoom) => source === 'sites' || zoom >= lowestLineZoom)) {
      const times: number[] = [];
      let largest = 0;
      for (let attempt = 0; attempt < triesPerZoom; attempt++) {
        const { x, y } = tileAt(z, attempt);
        const began = performance.now();
        const answer = await fetch(`${address}/api/map-tiles/${source}/${z}/${x}/${y}`, {
          headers: { cookie },
        });
        const bytes = await answer.arrayBuffer();
        times.push(performance.now() - began);
        if (!answer.ok) throw new Error(`${source} ${z}/${x}/${y}: ${answer.status}`);
        largest = Math.max(largest, bytes.byteLength);
      }
      times.sort((one, other) => one - other);
      const columns = [percentile(times, 0.5).toFixed(1), percentile(times, 0.95).toFixed(1)];
      const size = (largest / 1024).toFixed(1);
      console.log(
        `${source.padEnd(12)}${String(z).padStart(6)}${columns.map((column) => column.padStart(10)).join('')}${size.padStart(13)}`,
      );
    }
  }
}

/** The list beside the map, whole and of what awaits the reader. */
async function measureLists(address: string, cookie: string): Promise<void> {
  for (const query of ['', '?awaitsMe=true']) {
    const times: number[] = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      const began = performance.now();
      const answer = await fetch(`${address}${listSites.url}${query}`, { headers: { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${query}: ${answer.status}`);
      times.push(performance.now() - began);
    }
    times.sort((one, other) => one - other);
    console.log(`list of sites ${query.padEnd(16)} p50 ${percentile(times, 0.5).toFixed(0)} ms`);
  }
}

async function enter(address: string, email: string): Promise<string> {
  const answer = await fetch(address + signIn.url, {
    method: signIn.method,
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`nobody was signed in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const dataDir = await mkdtemp(join(tmpdir(), 'jsa-bench-'));
let server: RunningServer | null = null;
try {
  const config = { ...readConfig(), dataDir, port: 0, seedsDemo: false };
  server = await startServer(config, async (parts) => {
    const head = {
      email: 'head@demo.example',
      name: 'Head',
      roles: ['head' as const],
      delegation: 'pristina' as const,
    };
    const { id } = await addPerson(parts.db, { ...head, password });
    const began = performance.now();
    await fill(parts, id);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${parts.db.kind} database; ${siteCount} sites and ${lineCount} lines made in ${seconds} s`);
  });
  const cookie = await enter(server.address, 'head@demo.example');
  await measureLists(server.address, cookie);
  await measure(server.address, cookie);
} finally {
  await server?.close();
  await rm(dataDir, { recursive: true, force: true });
}
