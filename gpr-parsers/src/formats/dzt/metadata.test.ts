import { describe, expect, it } from 'vitest';
import { type ByteSource, bytesInMemory } from '#byte-source.ts';
import { fictionalAmplitudes, fictionalRecording } from '#fictional-recording.ts';
import { dzxOf, readWithDzx } from './fictional-dzx.ts';
import { dzt } from './index.ts';
import { mostDzxBytesAtOpening } from './metadata.ts';
import { writeDzt } from './write.ts';

const mark = '<WayPt><scan>5</scan><mark>User</mark></WayPt>';
const unnamed = { name: 'none', centreFrequencyMHz: null, separationM: null };

function channel(number: number, frequencyMHz: number): string {
  return `<ChannelProperties><channel>${number}</channel><centerFreqMHz>${frequencyMHz}</centerFreqMHz><bistaticSep>0.16</bistaticSep></ChannelProperties>`;
}

describe('a DZX', () => {
  it('adds what it says of console, antenna and units to the raw header, under its own paths', async () => {
    const { rawHeader, findings } = await readWithDzx(
      dzxOf(
        `<GlobalProperties><verticalUnit>cm</verticalUnit><Setting><name>a</name></Setting><Setting><name>b</name></Setting></GlobalProperties><DataCollection><system>SIR4K</system><antSerialNumber>577</antSerialNumber><antModelNumber>50400</antModelNumber></DataCollection>${channel(0, 0)}<Macro><Process><BinaryData size="16">0&amp;\`\`!</BinaryData></Process></Macro><File><Profile>${mark}</Profile></File>`,
      ),
    );
    expect(Object.fromEntries(Object.entries(rawHeader).filter(([key]) => key.startsWith('DZX')))).toEqual({
      'DZX/GlobalProperties/verticalUnit': 'cm',
      'DZX/GlobalProperties/Setting/name': 'a',
      'DZX/GlobalProperties/Setting/name (2)': 'b',
      'DZX/DataCollection/system': 'SIR4K',
      'DZX/DataCollection/antSerialNumber': '577',
      'DZX/DataCollection/antModelNumber': '50400',
      'DZX/ChannelProperties/channel': '0',
      'DZX/ChannelProperties/centerFreqMHz': '0',
      'DZX/ChannelProperties/bistaticSep': '0.16',
    });
    expect(rawHeader.rh_nsamp).toBe(16);
    expect(findings).toEqual([]);
  });

  it('names the console where the header does not', async () => {
    const content = dzxOf('<DataCollection><system>UtilityScanHS</system></DataCollection>');
    expect((await readWithDzx(content)).instrument).toBe('SIR-3000');
    const old = await readWithDzx(content, {}, (header) => header.setUint8(113, 0x53));
    expect(old.instrument).toBe('UtilityScanHS');
  });

  it('tells the permittivity where the header does not, and that is told', async () => {
    const content = dzxOf('<GlobalProperties><dielectric>9.64102</dielectric></GlobalProperties>');
    const { relativePermittivity, findings } = await readWithDzx(content, {}, (header) =>
      header.setFloat32(54, 0, true),
    );
    expect(relativePermittivity).toBe(9.64102);
    expect(findings.map(({ code }) => code)).toEqual(['header-value-unusable', 'value-of-companion']);
    const nonsense = dzxOf('<GlobalProperties><dielectric>0</dielectric></GlobalProperties>');
    const none = await readWithDzx(nonsense, {}, (header) => header.setFloat32(54, 0, true));
    expect(none.relativePermittivity).toBeNull();
  });

  it('tells the frequency of an antenna where the header does not, and that is told', async () => {
    const { channels, findings } = await readWithDzx(dzxOf(channel(3, 350)), { antennas: [unnamed] });
    expect(channels[0].antenna).toEqual({ name: null, centreFrequencyMHz: 350, separationM: null });
    expect(findings).toMatchObject([{ code: 'value-of-companion', file: 'LINE07.DZX' }]);
  });

  it('tells the frequency of each channel, which it counts from 0 or from 1', async () => {
    const changes = {
      channels: [1, 2].map((seed) => fictionalAmplitudes(20 * 16, 16, seed)),
      antennas: [unnamed, unnamed],
    };
    const frequenciesMHz = async (content: string) =>
      (await readWithDzx(dzxOf(content), changes)).channels.map(({ antenna }) => antenna.centreFrequencyMHz);
    expect(await frequenciesMHz(channel(1, 800) + channel(0, 300))).toEqual([300, 800]);
    expect(await frequenciesMHz(channel(1, 300) + channel(2, 800))).toEqual([300, 800]);
    expect(await frequenciesMHz(channel(1, 300))).toEqual([null, null]);
    expect(await frequenciesMHz(channel(4, 300) + channel(7, 800))).toEqual([null, null]);
  });

  it('is not followed where the header tells another frequency', async () => {
    const { channels, findings } = await readWithDzx(dzxOf(channel(0, 350)));
    expect(channels[0].antenna.centreFrequencyMHz).toBe(400);
    expect(findings).toMatchObject([{ severity: 'warning', code: 'companion-contradicts-header' }]);
  });

  it('tells no separation of antennas, for it does not say in which unit', async () => {
    const { channels, rawHeader } = await readWithDzx(dzxOf(channel(0, 0)));
    expect(channels[0].antenna.separationM).toBeNull();
    expect(rawHeader['DZX/ChannelProperties/bistaticSep']).toBe('0.16');
  });

  it('of several recordings is read for the one that it stands beside', async () => {
    const part = (name: string, scan: number) =>
      `<File><name>${name}</name><Profile><WayPt><scan>${scan}</scan><mark>User</mark></WayPt></Profile></File>`;
    const project = `<ProfileGroup>${part('LINE06.DZT', 3)}${part('line07.dzt', 5)}</ProfileGroup>`;
    const { marks, rawHeader } = await readWithDzx(dzxOf(project));
    expect(marks).toEqual([{ trace: 5, kind: 'user' }]);
    expect(Object.values(rawHeader)).not.toContain('LINE06.DZT');

    const others = await readWithDzx(dzxOf(part('LINE05.DZT', 3) + part('LINE06.DZT', 5)));
    expect(others.marks).toEqual([]);
    expect(others.findings).toMatchObject([
      { code: 'companion-not-read', message: expect.stringContaining('LINE05.DZT; LINE06.DZT') },
    ]);
  });

  it('of one recording is taken for that one, even where it calls it otherwise, which is told', async () => {
    const { marks, findings } = await readWithDzx(dzxOf(`<File><name>FILE__007.DZT</name>${mark}</File>`));
    expect(marks).toHaveLength(1);
    expect(findings).toMatchObject([{ severity: 'information', code: 'companion-renamed', line: 3 }]);
  });

  it('may be a stub that holds next to nothing', async () => {
    expect((await readWithDzx(dzxOf(''))).findings).toEqual([]);
    expect((await readWithDzx(dzxOf(mark))).marks).toHaveLength(1);
  });

  it.each(['', '\n', 'MARK 5', '\0\0\0\0', '<GPX/>'])(
    'that is none (%j) costs what it would hold, not the recording',
    async (content) => {
      const { traceCount, marks, findings } = await readWithDzx(content);
      expect(traceCount).toBe(20);
      expect(marks).toEqual([]);
      expect(findings).toMatchObject([
        { severity: 'warning', code: 'companion-not-read', file: 'LINE07.DZX' },
      ]);
    },
  );

  it('is read up to where it ends, at whatever byte', async () => {
    const whole = dzxOf(`<DataCollection><system>SIR4K</system></DataCollection><File>${mark}</File>`);
    for (let end = 0; end < whole.trimEnd().length; end++) {
      const { marks, findings } = await readWithDzx(whole.slice(0, end));
      expect(marks.length).toBe(end >= whole.indexOf('</mark>') + '</mark>'.length ? 1 : 0);
      expect(findings.length).toBeGreaterThan(0);
    }
  });

  it('that is larger than half a mebibyte is read when it is asked for, without what it says of the console', async () => {
    const comment = `<!--${' '.repeat(mostDzxBytesAtOpening)}-->`;
    const content = dzxOf(
      `${comment}<DataCollection><system>SIR4K</system></DataCollection><File>${mark}</File>`,
    );
    let readCount = 0;
    const source = bytesInMemory(new TextEncoder().encode(content));
    const bytes: ByteSource = {
      byteLength: source.byteLength,
      slice: (from, end) => {
        readCount++;
        return source.slice(from, end);
      },
    };
    const samples = bytesInMemory(writeDzt(fictionalRecording({ recordedAt: '2026-11-22T10:15:00' })));
    const opened = await dzt.open([
      { name: 'LINE07.DZT', bytes: samples },
      { name: 'LINE07.DZX', bytes },
    ]);
    expect(readCount).toBe(0);
    expect(opened.findings).toMatchObject([{ severity: 'information', code: 'companion-read-in-part' }]);
    expect(opened.rawHeader).not.toHaveProperty('DZX/DataCollection/system');
    expect((await opened.readAlong()).marks).toHaveLength(1);
    await opened.readAlong();
    expect(readCount).toBe(1);
  });

  it('with thousands of properties gives three hundred of them', async () => {
    const { rawHeader } = await readWithDzx(dzxOf('<Setting><state>1</state></Setting>'.repeat(5000)));
    expect(Object.keys(rawHeader).filter((key) => key.startsWith('DZX/'))).toHaveLength(300);
  });
});
