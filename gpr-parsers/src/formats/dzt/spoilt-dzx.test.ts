import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dzxOf, readWithDzx } from './fictional-dzx.ts';

const whole =
  dzxOf(`<GlobalProperties><horizontalUnit>m</horizontalUnit><unitsPerScan>0.02</unitsPerScan></GlobalProperties>
<ChannelProperties><channel>0</channel><centerFreqMHz>400</centerFreqMHz></ChannelProperties>
<File><scanRange>0,19</scanRange><name>LINE07.DZT</name><Comment><scan>3</scan><description>a &amp; b</description></Comment>
<Profile><WayPt><scan>3</scan><mark>User</mark><distance>1</distance></WayPt><WayPt><scan>9</scan><mark>Distance</mark><distance>4</distance></WayPt></Profile></File>
<LayerGroup><groupName>L</groupName><LayerWayPt><scanSampChanProp>3,9,0,2</scanSampChanProp></LayerWayPt></LayerGroup>
<TargetGroup><groupName>T</groupName><TargetWayPt><scanSampChanProp>5,6,0,0</scanSampChanProp></TargetWayPt></TargetGroup>`);

/** Some bytes of it changed, to those that break XML most often, or any; sometimes the end cut off. */
const spoilt = fc
  .record({
    changes: fc.array(
      fc.record({
        at: fc.nat(whole.length - 1),
        byte: fc.oneof(fc.constantFrom(...Buffer.from('<>/&"\'!-?[]=,.- \n09')), fc.nat(255)),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    end: fc.oneof(fc.constant(whole.length), fc.nat(whole.length)),
  })
  .map(({ changes, end }) => {
    const bytes = new TextEncoder().encode(whole);
    for (const { at, byte } of changes) bytes[at] = byte;
    return bytes.slice(0, end);
  });

describe('a DZX with spoilt bytes', () => {
  it('costs no more than itself, and what comes out of it is sound', async () => {
    await fc.assert(
      fc.asyncProperty(spoilt, async (bytes) => {
        const { traceCount, samplesPerTrace, marks, picks, traceDistancesM, rawHeader, findings } =
          await readWithDzx(bytes, { traceSpacingM: null });
        expect(traceCount).toBe(20);
        const traces = marks.map(({ trace }) => trace);
        expect(traces).toEqual([...new Set(traces)].sort((one, other) => one - other));
        expect(traces.every((trace) => Number.isInteger(trace) && trace >= 0 && trace < traceCount)).toBe(
          true,
        );
        for (const { channel, trace, sample } of picks) {
          expect(channel).toBe(0);
          expect(trace >= 0 && trace < traceCount && sample >= 0 && sample < samplesPerTrace).toBe(true);
        }
        if (traceDistancesM) expect(traceDistancesM.every(Number.isFinite)).toBe(true);
        expect(JSON.stringify([rawHeader, findings])).not.toContain('\\u0000');
      }),
      { numRuns: 1500, seed: 20261122 },
    );
  });

  it('that are none at all has marks, picks and distances', async () => {
    const { marks, picks, traceDistancesM } = await readWithDzx(whole, { traceSpacingM: null });
    expect([marks.length, picks.length, traceDistancesM?.[3]]).toEqual([2, 2, 1]);
  });
});
