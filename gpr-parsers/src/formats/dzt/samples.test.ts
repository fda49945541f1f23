import { describe, expect, it } from 'vitest';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalAmplitudes, fictionalRecording } from '#fictional-recording.ts';
import type { Finding } from '#recording.ts';
import { readDztHeader } from './header.ts';
import { dzt } from './index.ts';
import { locateSamples } from './samples.ts';
import { writeDzt } from './write.ts';

const antenna = { name: '400MHz', centreFrequencyMHz: 400, separationM: null };

/** Two channels of four traces with sixteen samples. */
function twoChannels(): Uint8Array {
  return writeDzt(
    fictionalRecording({
      channels: [fictionalAmplitudes(64, 16, 1), fictionalAmplitudes(64, 16, 2)],
      antennas: [antenna, { ...antenna, name: 'none', centreFrequencyMHz: null }],
    }),
  );
}

function locate(dataOffset: number, channelCount: number, fileBytes: number) {
  const view = new DataView(new ArrayBuffer(1024));
  view.setUint16(2, dataOffset, true);
  view.setUint16(4, 512, true);
  view.setUint16(6, 16, true);
  view.setUint16(52, channelCount, true);
  const findings: Finding[] = [];
  const layout = locateSamples(readDztHeader(view), fileBytes, { file: 'LINE.DZT', findings });
  return { ...layout, codes: findings.map(({ code }) => code) };
}

describe('the samples of a DZT', () => {
  it('begin after the headers when rh_data is 1024 or more', () => {
    expect(locate(1024, 1, 1024 + 10240)).toMatchObject({ dataOffset: 1024, traceCount: 10, codes: [] });
    expect(locate(1024, 2, 2048 + 20480)).toMatchObject({ dataOffset: 2048, traceCount: 10, codes: [] });
    expect(locate(65535, 1, 1024 + 10240)).toMatchObject({ dataOffset: 1024, traceCount: 10, codes: [] });
  });

  it('begin after so many kibibytes when rh_data is below 1024', () => {
    expect(locate(128, 1, 131072 + 10240)).toMatchObject({ dataOffset: 131072, traceCount: 10, codes: [] });
    expect(locate(128, 2, 131072 + 20480)).toMatchObject({ dataOffset: 131072, traceCount: 10, codes: [] });
  });

  it('begin after the header when rh_data is 0, which is told', () => {
    expect(locate(0, 1, 1024 + 10240)).toMatchObject({
      dataOffset: 1024,
      traceCount: 10,
      codes: ['header-value-unusable'],
    });
  });

  it('cannot begin after the end of the file', () => {
    expect(() => locate(128, 1, 131071)).toThrow(
      expect.objectContaining({ code: 'truncated', byteOffset: 2, file: 'LINE.DZT' }),
    );
    expect(() => locate(1023, 1, 1024 + 10240)).toThrow('dataOffset (rh_data 1023, rh_nchan 1) is 1047552');
  });

  it('are of one channel when the header says of none', () => {
    expect(locate(1024, 0, 1024 + 10240)).toMatchObject({
      channelCount: 1,
      traceCount: 10,
      codes: ['channel-count-unusable'],
    });
  });

  it.each([65, 300, 65535])('are of one channel when the header says of %d', (channelCount) => {
    expect(locate(1024, channelCount, 1024 + 10240)).toMatchObject({
      channelCount: 1,
      dataOffset: 1024,
      traceCount: 10,
      codes: ['channel-count-unusable'],
    });
  });

  it('are of more channels than there are headers only when the size of the file agrees', () => {
    expect(locate(1, 2, 1024 + 20480)).toMatchObject({
      channelCount: 2,
      traceCount: 10,
      codes: ['channel-count-unusable'],
    });
    expect(locate(1, 2, 1024 + 1024)).toMatchObject({ channelCount: 1, traceCount: 1 });
  });

  it('come channel by channel within each trace', async () => {
    const recording = await dzt.open([{ name: 'LINE.DZT', bytes: bytesInMemory(twoChannels()) }]);
    expect(recording.channels.map((channel) => channel.antenna.name)).toEqual(['400MHz', null]);
    expect(recording.traceCount).toBe(4);
    for (const channel of [0, 1]) {
      const written = fictionalAmplitudes(64, 16, channel + 1);
      const read = await recording.readTraces(channel, 1, 3);
      for (const [index, amplitude] of read.entries()) {
        if (index % 16 >= 2) expect(amplitude).toBe(written[16 + index]);
      }
      expect(await recording.readTracesAsFloat(channel, 1, 3)).toEqual(Float32Array.from(read));
    }
  });
});
