import type { LightMyRequestResponse } from 'fastify';
import { Client } from 'pg';
import type { AppUnderTest } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { addSite } from '#features/sites/index.ts';

/** An id that nothing has. */
export const unknownId = '00000000-0000-4000-8000-000000000000';

/** A fictional place, on a whole 0.05° intersection. */
export const place: [number, number] = [21.05, 42.2];

let siteCount = 0;

export async function addHiddenSite({ parts: { db } }: AppUnderTest, title = 'DEMO: Hidden orchard') {
  siteCount++;
  const { id } = await addSite(db, {
    code: `JSA-2026-${800 + siteCount}`,
    title,
    status: 'proposed',
    owner: 'belgrade',
    municipality: 'Fictional municipality',
    isFictional: true,
    position: place,
    horizontalUncertaintyM: 20,
  });
  return id;
}

/** A mission to the site that both delegations have received, though the site never was ready for the field. */
export async function addReceivedRecording(
  { parts: { db } }: AppUnderTest,
  siteId: string,
  personId: string,
) {
  const { id } = await db.one<{ id: string }>(sql`
    insert into app.recordings (site_id, name, state, content_sha256, received_from, format, trace_count,
                                samples_per_trace, raw_header, comment, findings)
    values (${siteId}, 'LINE-AT-THE-ORCHARD', 'parsed', encode(sha256(convert_to(${siteId}::text, 'UTF8')), 'hex'),
            ${personId}, 'dzt', 64, 32, '{"latitude": 42.2}', 'By the orchard',
            '[{"severity": "information", "code": "place", "message": "at 42.2", "file": null, "byteOffset": null, "line": null}]')
    returning id`);
  await db.run(sql`
    insert into app.recording_files (recording_id, name, byte_length, sha256)
    values (${id}, 'LINE.DZG', 3, ${'ab'.repeat(32)})`);
  await db.run(sql`
    insert into app.survey_lines (recording_id, track)
    values (${id}, st_setsrid(st_geomfromtext('LINESTRING M (21.05 42.2 0, 21.0501 42.2 63)'), 4326))`);
  return id;
}

const ownHeaders = ['date', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

/** All that an answer says, but for the time of day and how many requests are left. */
export function saidBy({ statusCode, headers, rawPayload }: LightMyRequestResponse) {
  const kept = Object.entries(headers).filter(([name]) => !ownHeaders.includes(name));
  return { statusCode, headers: Object.fromEntries(kept), body: rawPayload.toString('base64') };
}

/** How many statements the work sends to the database: what cannot be told by them cannot be told by a clock. */
export async function statementsOf<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const original = Client.prototype.query;
  let count = 0;
  Client.prototype.query = function counted(this: Client, ...args: never[]) {
    count++;
    return Reflect.apply(original, this, args);
  } as typeof original;
  try {
    return [await work(), count];
  } finally {
    Client.prototype.query = original;
  }
}
