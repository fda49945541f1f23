import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AppUnderTest, openAppUnderTest } from '#app-under-test.ts';
import { listen, type Sender, sendAs } from '#tus-under-test.ts';

let test: AppUnderTest;
let sender: Sender;

beforeAll(async () => {
  test = await openAppUnderTest();
  const address = await listen(test);
  await test.runJobs();
  sender = sendAs(address, await test.as('analyst'));
});

afterAll(() => test.close());

const rad = new TextEncoder().encode(
  'SAMPLES:4\r\nTIMEWINDOW:10\r\nLAST TRACE:3\r\nDISTANCE INTERVAL:0.1\r\n',
);

/** Header and samples of each channel, under the names that an array gives them; each channel has samples of its own. */
function arrayOf(line: string, channels: Readonly<Record<string, number>>): Record<string, Uint8Array> {
  const files = Object.entries(channels).flatMap(([channel, seed]) => {
    const samples = Int16Array.from({ length: 12 }, (_, sample) => 1000 * seed + sample);
    return [
      [`${line}_${channel}.rd3`, new Uint8Array(samples.buffer)],
      [`${line}_${channel}.rad`, rad],
    ] as const;
  });
  return Object.fromEntries(files);
}

it('an array is one recording with a radargram of each channel', async () => {
  const receipt = await sender.deliver(arrayOf('L_001', { A02: 2, A01: 1, A03: 3 }));
  expect(receipt).toMatchObject({ name: 'L_001', wasAlreadyHere: false });
  expect(receipt.files).toHaveLength(6);
  const recording = await test.settled(receipt.recordingId);
  expect(recording).toMatchObject({ state: 'parsed', format: 'ramac', traceCount: 3 });
  expect(recording.radargrams.map(({ channel, state }) => [channel, state])).toEqual([
    [0, 'done'],
    [1, 'done'],
    [2, 'done'],
  ]);
});

it('an array is known again under another name, but not with its channels in another order', async () => {
  const first = await sender.deliver(arrayOf('L_002', { A01: 4, A02: 5 }));
  const renamed = await sender.handOver(await sender.upload(arrayOf('COPY_007', { A01: 4, A02: 5 })));
  expect(await renamed.json()).toEqual({ ...first, wasAlreadyHere: true });
  const swapped = await sender.handOver(await sender.upload(arrayOf('L_002', { A01: 5, A02: 4 })));
  expect(await swapped.json()).toMatchObject({ name: 'L_002', wasAlreadyHere: false });
});
