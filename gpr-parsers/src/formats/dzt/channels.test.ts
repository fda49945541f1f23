import { describe, expect, it } from 'vitest';
import { withAlong } from '#along-the-line.ts';
import { bytesInMemory } from '#byte-source.ts';
import { fictionalAmplitudes, fictionalRecording } from '#fictional-recording.ts';
import type { Recording } from '#recording.ts';
import { dzt } from './index.ts';
import { writeDzt } from './write.ts';

/** A console with two antennas, 20 traces of 16 samples each; a test spoils what a header says. */
function open(spoil: (second: DataView, first: DataView) => void = () => {}): Promise<Recording> {
  const antennas = ['400MHz', '900MHz'].map((name) => ({
    name,
    centreFrequencyMHz: null,
    separationM: null,
  }));
  const channels = antennas.map((_, seed) => fictionalAmplitudes(20 * 16, 16, seed + 1));
  const written = { channels, antennas, recordedAt: '2026-11-22T10:15:00' };
  const bytes = writeDzt(fictionalRecording(written));
  spoil(new DataView(bytes.buffer, 1024, 1024), new DataView(bytes.buffer, 0, 1024));
  return dzt.open([{ name: 'LINE.DZT', bytes: bytesInMemory(bytes) }]).then(withAlong);
}

function nameAntenna(header: DataView, name: string) {
  const bytes = new Uint8Array(header.buffer, header.byteOffset + 98, 14).fill(0);
  bytes.set(new TextEncoder().encode(name));
}

describe('each channel of a DZT', () => {
  it('has the antenna and the times of its own header', async () => {
    const { channels, timeWindowNs, firstSampleNs, findings } = await open((second) => {
      second.setFloat32(26, 8, true);
      second.setFloat32(22, -1.5, true);
    });
    expect(channels).toEqual([
      {
        name: 'Channel 1',
        antenna: { name: '400MHz', centreFrequencyMHz: 400, separationM: null },
        timeWindowNs: 2,
        sampleIntervalNs: 0.125,
        firstSampleNs: 0,
        offset: null,
      },
      {
        name: 'Channel 2',
        antenna: { name: '900MHz', centreFrequencyMHz: 900, separationM: null },
        timeWindowNs: 8,
        sampleIntervalNs: 0.5,
        firstSampleNs: -1.5,
        offset: null,
      },
    ]);
    expect([timeWindowNs, firstSampleNs]).toEqual([2, 0]);
    expect(findings).toEqual([]);
  });

  it('may know its times where the first does not', async () => {
    const { channels } = await open((_, first) => first.setFloat32(26, 0, true));
    expect(channels.map(({ timeWindowNs }) => timeWindowNs)).toEqual([null, 2]);
  });

  it.each([
    [26, Number.NaN, 'rhf_range'],
    [26, -8, 'rhf_range'],
    [26, 0, 'rhf_range'],
    [22, Number.POSITIVE_INFINITY, 'rhf_position'],
  ])(
    'has the first one’s time where byte %d of its header is %d, and that is told',
    async (at, value, name) => {
      const { channels, findings } = await open((second, first) => {
        first.setFloat32(22, -0.5, true);
        second.setFloat32(22, -0.5, true);
        second.setFloat32(at, value, true);
      });
      expect(channels[1]).toMatchObject({ timeWindowNs: 2, sampleIntervalNs: 0.125, firstSampleNs: -0.5 });
      expect(findings).toMatchObject([
        { code: 'header-value-unusable', byteOffset: 1024 + at, message: expect.stringContaining(name) },
      ]);
    },
  );

  it.each([
    [4, 256, '256 samples of 16 bits'],
    [6, 32, '16 samples of 32 bits'],
  ])(
    'whose header tells of other traces (byte %d is %d) follows the first one, and that is told',
    async (at, value, told) => {
      const { channels, findings, samplesPerTrace, traceCount } = await open((second) => {
        second.setFloat32(26, 8, true);
        second.setUint16(at, value, true);
      });
      expect([samplesPerTrace, traceCount]).toEqual([16, 20]);
      expect(channels[1]).toMatchObject({
        timeWindowNs: 2,
        antenna: { name: null, centreFrequencyMHz: null },
      });
      expect(findings).toMatchObject([
        { code: 'channel-header-contradicted', byteOffset: 1028, message: expect.stringContaining(told) },
      ]);
    },
  );

  it('without a header of its own has the times of the first and no antenna, and that is told', async () => {
    const { channels, findings } = await open((second) =>
      new Uint8Array(second.buffer, second.byteOffset, 1024).fill(0),
    );
    expect(channels[1]).toMatchObject({ timeWindowNs: 2, antenna: { name: null, centreFrequencyMHz: null } });
    expect(findings).toMatchObject([
      { code: 'channel-header-missing', message: expect.stringContaining('for channel 2;') },
    ]);
  });

  it('whose header would lie among the samples has none', async () => {
    const { channels, findings } = await open((_, first) => first.setUint16(2, 1, true));
    expect(channels[1]).toMatchObject({ timeWindowNs: 2, antenna: { name: null } });
    expect(findings.map(({ code }) => code)).toEqual(['channel-count-unusable', 'channel-header-missing']);
  });

  it('that names no antenna but other times is told, for it may be a pattern that the console left', async () => {
    const { channels, findings } = await open((second) => {
      nameAntenna(second, 'none');
      second.setFloat32(26, 8, true);
    });
    expect(channels[1]).toMatchObject({ timeWindowNs: 8, antenna: { name: null } });
    expect(findings).toMatchObject([{ severity: 'warning', code: 'channel-header-contradicted' }]);
  });

  it('adds to the raw header what its own says otherwise', async () => {
    const { rawHeader } = await open((second) => second.setFloat32(26, 8, true));
    const own = Object.entries(rawHeader).filter(([key]) => key.startsWith('channel'));
    expect(Object.fromEntries(own)).toEqual({
      'channel 2: rhf_range': 8,
      'channel 2: rh_antname': '900MHz',
    });
  });
});

describe('the frequencies of a DZT', () => {
  it.each(['300/800D', '1.5/1.6GHz'])(
    'are left open for both channels of an antenna called %s, and that is told once',
    async (name) => {
      const { channels, findings } = await open((second, first) => {
        nameAntenna(first, name);
        nameAntenna(second, 'none');
      });
      expect(channels.map(({ antenna }) => antenna)).toEqual([
        { name, centreFrequencyMHz: null, separationM: null },
        { name: null, centreFrequencyMHz: null, separationM: null },
      ]);
      expect(findings).toMatchObject([
        {
          code: 'antenna-frequency-unknown',
          byteOffset: 98,
          message: expect.stringContaining('which channel has which'),
        },
      ]);
    },
  );

  it('of one antenna with two are left open where there is no second channel, or one with a name', async () => {
    const { findings } = await open((_, first) => {
      nameAntenna(first, '1.5/1.6GHz');
    });
    expect(findings).toMatchObject([
      { code: 'antenna-frequency-unknown', message: expect.stringContaining('does not tell its centre') },
    ]);
    const single = await open((_, first) => {
      nameAntenna(first, '1.5/1.6GHz');
      first.setUint16(2, 2, true);
      first.setUint16(52, 1, true);
    });
    expect(single.channels).toMatchObject([{ antenna: { name: '1.5/1.6GHz', centreFrequencyMHz: null } }]);
    expect(single.findings[0].message).toContain('does not tell its centre');
  });

  it('of an unknown antenna are left open, at the place where it is named', async () => {
    const { findings } = await open((second) => nameAntenna(second, 'GSSI'));
    expect(findings).toMatchObject([
      {
        code: 'antenna-frequency-unknown',
        byteOffset: 1024 + 98,
        message: expect.stringContaining('channel 2'),
      },
    ]);
  });
});
