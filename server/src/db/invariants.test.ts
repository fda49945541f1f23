import { randomUUID } from 'node:crypto';
import {
  digMethods,
  digResults,
  mailChoices,
  minutesAnswers,
  minutesStates,
  notificationKinds,
  processingMachine,
  processingStates,
  recordingMachine,
  recordingStates,
  reportStates,
  roundItemStates,
  roundKinds,
  roundStates,
  siteStatuses,
} from '@jsa/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '#testing/test-database.ts';
import type { OpenDatabase } from './open-database.ts';
import { type Sql, sql } from './sql.ts';

let database: OpenDatabase;
let personId: string;

beforeAll(async () => {
  database = await openTestDatabase();
  const person = await database.one<{ id: string }>(sql`
    insert into people (name, email, organisation_id, organisation_kind)
    select 'Ana', 'ana@example.org', id, kind from organisations where kind = 'institution' returning id`);
  personId = person.id;
});
afterAll(() => database.close());

const sha256 = 'a'.repeat(64);

function freshSha256(): string {
  return randomUUID().replaceAll('-', '').repeat(2);
}

async function addRecording(): Promise<string> {
  const { id } = await database.one<{ id: string }>(sql`
    insert into recordings (name, content_sha256, received_from) values ('LINE1', ${freshSha256()}, ${personId})
    returning id`);
  return id;
}

function addTrack(recordingId: string, track: string): Promise<number> {
  return database.run(sql`
    insert into survey_lines (recording_id, track) values (${recordingId}, st_geomfromtext(${track}, 4326))`);
}

const refusedByCheck = { code: '23514' };

async function wordsOfCheck(name: string): Promise<string[]> {
  const { definition } = await database.one<{ definition: string }>(sql`
    select pg_get_constraintdef(oid) as definition from pg_constraint where conname = ${name}`);
  return [...definition.matchAll(/'([^']+)'::text/g)].map(([, word]) => word);
}

describe('the lists of the database', () => {
  it.each([
    ['recordings_state_check', recordingStates],
    ['radargrams_state_check', processingStates],
    ['sites_status_check', siteStatuses],
    ['dig_plans_method_check', digMethods],
    ['dig_records_result_check', digResults],
    ['mail_choices_mail_check', mailChoices],
    ['notifications_kind_check', notificationKinds],
    ['minutes_answers_answer_check', minutesAnswers],
    ['minutes_state_check', minutesStates],
    ['rounds_kind_check', roundKinds],
    ['rounds_state_check', roundStates],
    ['round_items_state_check', roundItemStates],
  ])('%s has the words of the contract, in its order', async (check, words) => {
    expect(await wordsOfCheck(check)).toEqual(words);
  });

  it('begin where the machines of the contract begin', async () => {
    const defaults = await database.many<{ table: string; initial: string }>(sql`
      select table_name as "table", split_part(column_default, '''', 2) as initial
      from information_schema.columns
      where table_schema = 'app' and column_name = 'state'
      order by table_name`);
    expect(defaults).toEqual([
      { table: 'joint_reports', initial: reportStates[0] },
      { table: 'minutes', initial: minutesStates[0] },
      { table: 'radargrams', initial: processingMachine.initial },
      { table: 'recordings', initial: recordingMachine.initial },
      { table: 'round_items', initial: roundItemStates[0] },
      { table: 'rounds', initial: roundStates[0] },
    ]);
  });
});

describe('audit events', () => {
  it.each([
    sql`update audit_events set action = 'x'`,
    sql`delete from audit_events`,
    sql`truncate audit_events cascade`,
  ])('are never changed, not even by the program (%#)', async (change: Sql) => {
    await database.run(
      sql`insert into audit_events (person_id, action) values (${personId}, 'session.begin')`,
    );
    await expect(database.run(change)).rejects.toThrow(/the rows of audit_\w+ are never changed/);
  });
});

describe('people', () => {
  it('are one person however the address is typed', async () => {
    const add = (email: string) =>
      database.run(sql`
        insert into people (name, email, organisation_id, organisation_kind)
        select 'B', ${email}, id, kind from organisations where kind = 'chair'`);
    await expect(add('Ana@Example.org')).rejects.toMatchObject(refusedByCheck);
    await expect(add('ana@example.org')).rejects.toMatchObject({ code: '23505' });
  });
});

describe('a recording', () => {
  it('is not parsed without its numbers', async () => {
    const id = await addRecording();
    await expect(
      database.run(sql`update recordings set state = 'parsed' where id = ${id}`),
    ).rejects.toMatchObject(refusedByCheck);
    const complete = sql`state = 'parsed', format = 'dzt', trace_count = 10, samples_per_trace = 512`;
    expect(await database.run(sql`update recordings set ${complete} where id = ${id}`)).toBe(1);
  });

  it('is unreadable exactly while it says why', async () => {
    const id = await addRecording();
    const set = (change: Sql) => database.run(sql`update recordings set ${change} where id = ${id}`);
    await expect(set(sql`state = 'unreadable'`)).rejects.toMatchObject(refusedByCheck);
    await set(sql`state = 'unreadable', unreadable_reason = 'The file ends inside its header.'`);
    await expect(set(sql`state = 'parsing'`)).rejects.toMatchObject(refusedByCheck);
    expect(await set(sql`state = 'parsing', unreadable_reason = null`)).toBe(1);
  });

  it('is there once for the same content', async () => {
    const add = () =>
      database.run(
        sql`insert into recordings (name, content_sha256, received_from) values ('A', ${sha256}, ${personId})`,
      );
    await add();
    await expect(add()).rejects.toMatchObject({ code: '23505' });
  });
});

describe('a survey line', () => {
  it('has a track whose trace numbers rise', async () => {
    const recordingId = await addRecording();
    await expect(addTrack(recordingId, 'linestring m (21 42 0, 21.1 42 5, 21.2 42 3)')).rejects.toMatchObject(
      refusedByCheck,
    );
    await expect(addTrack(recordingId, 'linestring m (21 42 0, 21.1 42 5, 21.2 42 5)')).rejects.toMatchObject(
      refusedByCheck,
    );
    expect(await addTrack(recordingId, 'linestring m (21 42 0, 21.1 42 5, 21.2 42 5.5)')).toBe(1);
  });

  it('leads from a place to its trace and back', async () => {
    const recordingId = await addRecording();
    await addTrack(recordingId, 'linestring m (21 42 0, 21 42.001 100)');
    const found = await database.one<{ trace: number; latitude: number }>(sql`
      select st_interpolatepoint(track, st_setsrid(st_makepoint(21.0001, 42.0005), 4326)) as trace,
             st_y(st_geometryn(st_locatealong(track, 25), 1)) as latitude
      from survey_lines where recording_id = ${recordingId}`);
    expect(found.trace).toBeCloseTo(50, 6);
    expect(found.latitude).toBeCloseTo(42.00025, 9);
  });
});

describe('a radargram', () => {
  it('is not done before all of its geometry and record are there', async () => {
    const recordingId = await addRecording();
    const { id } = await database.one<{ id: string }>(sql`
      insert into radargrams (recording_id, channel, channel_name) values (${recordingId}, 0, '400 MHz') returning id`);
    const set = (change: Sql) => database.run(sql`update radargrams set ${change} where id = ${id}`);
    const allButTheScale = sql`
      state = 'done', recipe = '{"steps": []}', recipe_sha256 = ${sha256}, code_version = '0.1.0',
      input_sha256 = ${sha256}, trace_count = 10, samples_per_trace = 512, first_sample_ns = 0, level_count = 1,
      amplitude_p98 = 3, amplitude_maximum = 9`;
    await expect(set(allButTheScale)).rejects.toMatchObject(refusedByCheck);
    expect(await set(sql`${allButTheScale}, amplitude_scale = 0.5`)).toBe(1);
  });

  it('is there once for a channel and a recipe, also while the recipe is not known', async () => {
    const recordingId = await addRecording();
    const add = () =>
      database.run(
        sql`insert into radargrams (recording_id, channel, channel_name) values (${recordingId}, 0, 'A')`,
      );
    await add();
    await expect(add()).rejects.toMatchObject({ code: '23505' });
  });
});

describe('the boundary', () => {
  it('has at most one edition in force', async () => {
    const add = (isCurrent: boolean) =>
      database.run(sql`
        insert into boundary_editions
          (name, source, licence, data_date, is_official, accuracy_m, accuracy_p95_m, line, is_current, activated_at)
        values ('ABL', 'test', 'none', '2026-01-01', false, 50, 30,
                st_geomfromtext('linestring (21 42, 21.1 42)', 4326), ${isCurrent}, now())`);
    await add(true);
    await add(false);
    await expect(add(true)).rejects.toMatchObject({ code: '23505' });
  });

  it('keeps every edition as it came', async () => {
    for (const change of [
      sql`update boundary_editions set accuracy_m = 1`,
      sql`delete from boundary_editions`,
      sql`truncate boundary_editions cascade`,
    ]) {
      await expect(database.run(change)).rejects.toThrow('the rows of boundary_editions are never changed');
    }
  });

  it('comes into force by people of two organisations, whatever the program says', async () => {
    await database.run(sql`
      insert into people (name, email, organisation_id, organisation_kind)
      select name, kind || '@example.org', id, kind from organisations where kind = 'chair'`);
    const confirm = database.run(sql`
      insert into boundary_activations
        (edition_id, report, report_sha256, proposed_by, proposed_organisation_id, confirmed_by,
         confirmed_organisation_id, confirmed_at)
      select edition.id, '{}', repeat('0', 64), person.id, person.organisation_id, person.id, person.organisation_id, now()
      from boundary_editions edition, people person
      where person.email = 'chair@example.org'
      limit 1`);
    await expect(confirm).rejects.toThrow(/boundary_activations_need_two/);
  });
});
