import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { listSurveyLines, type ProblemReply, type Receipt, type SurveyLine } from '@jsa/contract';
import { writeDzg, writeRamac } from '@jsa/gpr-parsers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest, type SignedIn } from '#app-under-test.ts';
import { sql } from '#db/sql.ts';
import { dztUnderTest } from '#dzt-under-test.ts';
import { originalKey } from '#storage/store.ts';
import { listen, type Sender, sendAs } from '#tus-under-test.ts';

let test: AppUnderTest;
let analyst: SignedIn;
let sender: Sender;

beforeAll(async () => {
  test = await openAppUnderTest();
  const address = await listen(test);
  await test.runJobs();
  analyst = await test.as('analyst');
  sender = sendAs(address, analyst);
});

afterAll(() => test.close());

let seed = 100;
/** Every call is another recording. */
function newDzt(shape: Parameters<typeof dztUnderTest>[0] = {}): Uint8Array {
  return dztUnderTest({ traceCount: 40, samplesPerTrace: 64, seed: seed++, ...shape });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const pdf = new TextEncoder().encode('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n');

describe('handing over a recording', () => {
  it('gives a receipt with the hash of every file, and reads the recording', async () => {
    const bytes = newDzt();
    const receipt = await sender.deliver({ 'LINE01.DZT': bytes });
    expect(receipt).toMatchObject({
      name: 'LINE01',
      receivedFrom: analyst.person.name,
      wasAlreadyHere: false,
      files: [{ name: 'LINE01.DZT', byteLength: bytes.byteLength, sha256: sha256(bytes) }],
    });
    expect(Math.abs(Date.parse(receipt.receivedAt) - Date.now())).toBeLessThan(60_000);

    const recording = await test.settled(receipt.recordingId);
    expect(recording).toMatchObject({
      state: 'parsed',
      unreadableReason: null,
      format: 'dzt',
      traceCount: 40,
      samplesPerTrace: 64,
      byteLength: bytes.byteLength,
      hasTrack: false,
      isSynthetic: false,
      recordedAt: '2026-05-04T10:20:30',
      radargrams: [{ channel: 0, state: 'done', failedReason: null }],
    });
    expect(recording.radargrams[0].geometry).toMatchObject({ traceCount: 40, samplesPerTrace: 64 });
    expect(await readdir(test.parts.uploadFolder)).toEqual([]);
  });

  it('gives the original back unchanged, under its name, and keeps who took it', async () => {
    const bytes = newDzt();
    const receipt = await sender.deliver({ 'Vija Š "3".DZT': bytes });
    const url = `/api/recordings/${receipt.recordingId}/files/${sha256(bytes)}`;
    const answer = await analyst.ask({ method: 'GET', url });
    expect(answer.statusCode).toBe(200);
    expect(sha256(answer.rawPayload)).toBe(sha256(bytes));
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="Vija _ _3_\.DZT"; filename\*=UTF-8/,
    );
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    const { count } = await test.parts.db.one<{ count: number }>(sql`
      select count(*)::int as count from app.audit_events
      where action = 'recording.download' and subject_id = ${receipt.recordingId}
        and person_id = ${analyst.person.id}`);
    expect(count).toBe(1);
  });

  it('does not give out a file of another recording', async () => {
    const one = await sender.deliver({ 'ONE.DZT': newDzt() });
    const two = await sender.deliver({ 'TWO.DZT': newDzt() });
    const url = `/api/recordings/${one.recordingId}/files/${two.files[0].sha256}`;
    expect((await analyst.ask({ method: 'GET', url })).statusCode).toBe(404);
  });

  it('knows the same bytes again, whatever they are called', async () => {
    const bytes = newDzt();
    const first = await sender.deliver({ 'LINE02.DZT': bytes });
    const answer = await sender.handOver(await sender.upload({ 'COPY.dzt': bytes }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ ...first, wasAlreadyHere: true });
  });

  it('answers a repeated hand-over with the same receipt', async () => {
    const ids = await sender.upload({ 'LINE03.DZT': newDzt() });
    const first = await sender.handOver(ids);
    const second = await sender.handOver(ids);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.json()).toEqual(await first.json());
  });

  it('makes one recording of uploads that are handed over several times at once', async () => {
    const ids = await sender.upload({ 'LINE04.DZT': newDzt() });
    const answers = await Promise.all([1, 2, 3, 4].map(() => sender.handOver(ids)));
    const receipts = (await Promise.all(answers.map((answer) => answer.json()))) as Receipt[];
    expect(new Set(receipts.map((receipt) => receipt.recordingId)).size).toBe(1);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201]);
  });

  it('makes one recording of the same bytes that arrive twice at once', async () => {
    const bytes = newDzt();
    const [one, two] = [await sender.upload({ 'A.DZT': bytes }), await sender.upload({ 'B.DZT': bytes })];
    const answers = await Promise.all([sender.handOver(one), sender.handOver(two)]);
    const receipts = (await Promise.all(answers.map((answer) => answer.json()))) as Receipt[];
    expect(receipts[0].recordingId).toBe(receipts[1].recordingId);
  });

  it('refuses a site that is not there', async () => {
    const ids = await sender.upload({ 'LINE05.DZT': newDzt() });
    const answer = await sender.handOver(ids, 'c5f6ffb6-08ab-4f7a-8f0b-56c1f8f5a9a1');
    expect(answer.status).toBe(404);
    expect((await sender.handOver(ids)).status).toBe(201);
  });

  it('waits for what has not wholly arrived, and says what', async () => {
    const bytes = newDzt();
    const id = await sender.begin('LINE06.DZT', bytes.byteLength);
    await sender.send(id, bytes.subarray(0, 1000));
    const early = await sender.handOver([id]);
    expect(early.status).toBe(409);
    expect(await early.json()).toMatchObject({
      code: 'upload-incomplete',
      details: { files: ['LINE06.DZT'] },
    });
    await sender.send(id, bytes.subarray(1000), 1000);
    expect((await sender.handOver([id])).status).toBe(201);
  });

  it('keeps as many radargrams as the recording has channels', async () => {
    const receipt = await sender.deliver({ 'TWO.DZT': newDzt({ channelCount: 2 }) });
    const { radargrams } = await test.settled(receipt.recordingId);
    expect(radargrams.map(({ channel, state }) => [channel, state])).toEqual([
      [0, 'done'],
      [1, 'done'],
    ]);
  });
});

describe('a recording whose traces have places', () => {
  const places = [0, 10, 39].map((trace) => ({
    trace,
    latitudeDeg: 42.9 + trace * 1e-6,
    longitudeDeg: 20.6,
    elevationM: 500,
    quality: 'gnss' as const,
    horizontalDilution: 1,
    utc: '10:20:30.000',
  }));

  it('becomes a survey line, of which the third ordinate is the trace', async () => {
    const receipt = await sender.deliver({ 'GPS.DZT': newDzt(), 'GPS.DZG': writeDzg(places) });
    expect(await test.settled(receipt.recordingId)).toMatchObject({ state: 'parsed', hasTrack: true });
    const lines: SurveyLine[] = (await analyst.ask(listSurveyLines)).json();
    const line = lines.find(({ recordingId }) => recordingId === receipt.recordingId);
    expect(line).toMatchObject({ name: 'GPS', siteId: null, isSynthetic: false });
    expect(line?.track.map(([, , trace]) => trace)).toEqual([0, 10, 39]);
    for (const [i, [longitude, latitude]] of (line?.track ?? []).entries()) {
      expect(longitude).toBeCloseTo(places[i].longitudeDeg, 6);
      expect(latitude).toBeCloseTo(places[i].latitudeDeg, 6);
    }
  });
});

describe('what is no recording', () => {
  it.each([
    ['a PDF', { 'report.pdf': pdf }],
    ['a PDF that is called a recording', { 'LINE09.DZT': pdf }],
    ['an empty file', { 'LINE10.DZT': new Uint8Array(0) }],
    ['a recording with a PDF among its files', { 'LINE11.DZT': newDzt(), 'notes.pdf': pdf }],
  ])('is refused with a sentence and not kept: %s', async (_, files) => {
    const before = await readdir(test.parts.uploadFolder);
    const ids = await sender.upload(files);
    const answer = await sender.handOver(ids);
    expect(answer.status).toBe(422);
    const { code, message, details } = (await answer.json()) as ProblemReply;
    expect(code).toBe('not-a-recording');
    const bad = Object.keys(files).at(-1);
    expect(message).toContain(bad);
    expect(details?.files).toEqual([{ name: bad, reason: expect.stringContaining(String(bad)) }]);
    for (const bytes of Object.values(files)) {
      expect(await test.parts.store.has(originalKey(sha256(bytes)))).toBe(false);
    }
    expect(await readdir(test.parts.uploadFolder)).toEqual(before);
    expect((await sender.handOver(ids)).status).toBe(409);
  });
});

describe('what cannot be read', () => {
  it('is kept sealed, with the reason: a SEG-Y that ends inside its first trace', async () => {
    const bytes = new Uint8Array(4000);
    new DataView(bytes.buffer).setUint16(3220, 512);
    new DataView(bytes.buffer).setUint16(3224, 3);
    const receipt = await sender.deliver({ 'LINE.sgy': bytes });
    const recording = await test.settled(receipt.recordingId);
    expect(recording).toMatchObject({ state: 'unreadable', radargrams: [], format: null });
    expect(recording.unreadableReason).toMatch(/the file is shorter than one such trace/);
    const url = `/api/recordings/${receipt.recordingId}/files/${sha256(bytes)}`;
    expect(sha256((await analyst.ask({ method: 'GET', url })).rawPayload)).toBe(sha256(bytes));
  });

  it('is kept sealed, with the reason: an rd3 without its rad', async () => {
    const { samples } = ramac();
    const receipt = await sender.deliver({ 'LONE.rd3': samples });
    const recording = await test.settled(receipt.recordingId);
    expect(recording.state).toBe('unreadable');
    expect(recording.unreadableReason).toBe(
      'LONE.rad: the header of the recording is missing; send LONE.rad too.',
    );
  });

  it('is read when the missing file comes with it', async () => {
    const { samples, rad } = ramac();
    const receipt = await sender.deliver({ 'LONE.rd3': samples, 'LONE.rad': rad });
    expect(await test.settled(receipt.recordingId)).toMatchObject({
      state: 'parsed',
      format: 'ramac',
    });
  });

  it('is left out of a cut DZT, of which the rest is read and the cut is told', async () => {
    const whole = newDzt();
    const cut = whole.subarray(0, whole.byteLength - 64 * 2 * 3 - 17);
    const receipt = await sender.deliver({ 'CUT.DZT': cut });
    const recording = await test.settled(receipt.recordingId);
    expect(recording).toMatchObject({ state: 'parsed', traceCount: 36 });
    expect(recording.findingCount).toBeGreaterThan(0);
    expect(recording.findings.map((finding) => finding.message).join(' ')).toMatch(/cut|ends|left out/i);
    expect(recording.radargrams[0].state).toBe('done');
  });
});

function ramac() {
  const amplitudes = Int16Array.from({ length: 64 * 30 }, (_, i) => Math.round(3000 * Math.sin(i / 3)));
  return writeRamac({
    name: 'LONE',
    samplesPerTrace: 64,
    bitsPerSample: 16,
    sampleIntervalNs: 0.5,
    firstSampleNs: 0,
    traceSpacingM: 0.1,
    tracesPerSecond: null,
    relativePermittivity: 9,
    antennas: [{ name: '500 MHz', centreFrequencyMHz: 500, separationM: 0.18 }],
    channels: [amplitudes],
    marks: [],
    positions: [],
    recordedAt: null,
    comment: null,
  });
}
