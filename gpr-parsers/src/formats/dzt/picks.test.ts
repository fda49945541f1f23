import { describe, expect, it } from 'vitest';
import { fictionalAmplitudes } from '#fictional-recording.ts';
import { dzxOf, readWithDzx } from './fictional-dzx.ts';

function point(kind: 'Target' | 'Layer', place: string): string {
  return `<${kind}WayPt><scanSampChanProp>${place}</scanSampChanProp><timeAmpDepVel>1.2,-5,0,0</timeAmpDepVel></${kind}WayPt>\n`;
}

function targets(name: string, ...places: string[]): string {
  const points = places.map((place) => point('Target', place)).join('');
  return `<TargetGroup><groupName>${name}</groupName><layerNum>7</layerNum>\n${points}</TargetGroup>`;
}

function layer(name: string, number: string, ...places: string[]): string {
  const points = places.map((place) => point('Layer', place)).join('');
  return `<LayerGroup><groupName>${name}</groupName><layerNum>${number}</layerNum>\n${points}</LayerGroup>`;
}

describe('the picks of a DZX', () => {
  it('are targets and points of layers, in the order of the file, and no marks', async () => {
    const { picks, marks, findings } = await readWithDzx(
      dzxOf(
        `${layer('Base', '0', '3,9,0,2', '4, 10, 0, 2')}${targets('钢筋', '5,6,0,0')}${layer('', '2', '6,7,0,0')}${targets('', '7,8,0,0')}`,
      ),
    );
    expect(picks).toEqual([
      { channel: 0, trace: 3, sample: 9, kind: 'layer', label: 'Base' },
      { channel: 0, trace: 4, sample: 10, kind: 'layer', label: 'Base' },
      { channel: 0, trace: 5, sample: 6, kind: 'target', label: '钢筋' },
      { channel: 0, trace: 6, sample: 7, kind: 'layer', label: '2' },
      { channel: 0, trace: 7, sample: 8, kind: 'target', label: null },
    ]);
    expect(marks).toEqual([]);
    expect(findings).toEqual([]);
  });

  it('hide no mark: both are read', async () => {
    const { picks, marks } = await readWithDzx(
      dzxOf(
        `${targets('T', '5,6,0,0')}<File><Profile><WayPt><scan>3</scan><mark>User</mark></WayPt></Profile></File>`,
      ),
    );
    expect(picks).toHaveLength(1);
    expect(marks).toHaveLength(1);
  });

  it('belong to their channel, counted from 0', async () => {
    const antenna = { name: '400MHz', centreFrequencyMHz: 400, separationM: null };
    const channels = [1, 2].map((seed) => fictionalAmplitudes(20 * 16, 16, seed));
    const { picks } = await readWithDzx(dzxOf(targets('T', '5,6,0,0', '5,6,1,0')), {
      channels,
      antennas: [antenna, antenna],
    });
    expect(picks.map(({ channel }) => channel)).toEqual([0, 1]);
  });

  it.each(['20,6,0,0', '5,16,0,0', '5,6,1,0', '-1,6,0,0', '5,-1,0,0'])(
    'at %s lie outside of the recording; they are left out, and that is told',
    async (place) => {
      const { picks, findings } = await readWithDzx(dzxOf(targets('T', '19,15,0,0', place)));
      expect(picks).toMatchObject([{ trace: 19, sample: 15 }]);
      expect(findings).toMatchObject([
        { code: 'picks-outside-recording', message: expect.stringContaining('1 of 2 picks') },
      ]);
    },
  );

  it.each(['5', '5,6', 'a,b,c', '5,6.5,0,0', ',,'])(
    'at %j are passed over, and that is told',
    async (place) => {
      const { picks, findings } = await readWithDzx(dzxOf(targets('T', '5,6,0,0', place)));
      expect(picks).toHaveLength(1);
      expect(findings).toMatchObject([{ code: 'unreadable-pick', line: 5 }]);
    },
  );

  it('of a project belong to the recording in whose part they stand', async () => {
    const { picks, findings } = await readWithDzx(
      dzxOf(
        `<ProfileGroup><File><name>LINE06.DZT</name>${targets('A', '1,2,0,0')}</File><File><name>line07.dzt</name>${targets('B', '3,4,0,0')}</File></ProfileGroup>${targets('C', '5,6,0,0')}`,
      ),
    );
    expect(picks).toMatchObject([{ trace: 3, label: 'B' }]);
    expect(findings).toMatchObject([
      { code: 'picks-of-nobody', message: expect.stringMatching(/^1 groups/) },
    ]);
  });
});
