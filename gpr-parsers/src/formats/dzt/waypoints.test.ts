import { describe, expect, it } from 'vitest';
import { dzxOf, readWithDzx } from './fictional-dzx.ts';

type Waypoint = { scan: number | string; mark?: string; name?: string; more?: string };

function wayPt({ scan, mark, name, more = '' }: Waypoint): string {
  const told = [`<scan>${scan}</scan>`, mark && `<mark>${mark}</mark>`, name && `<name>${name}</name>`, more];
  return `<WayPt>${told.filter(Boolean).join('')}</WayPt>\n`;
}

function profile(...waypoints: Waypoint[]): string {
  return dzxOf(`<File><Profile>\n${waypoints.map(wayPt).join('')}</Profile></File>`);
}

describe('the marks of a DZX', () => {
  it('are those of the operator, of the wheel, and of both', async () => {
    const { marks, findings } = await readWithDzx(
      profile({ scan: 5, mark: 'User' }, { scan: 7, mark: 'Distance' }, { scan: 9, mark: 'Combo' }),
    );
    expect(marks).toEqual([
      { trace: 5, kind: 'user' },
      { trace: 7, kind: 'distance' },
      { trace: 9, kind: 'user' },
    ]);
    expect(findings).toEqual([]);
  });

  it('may be a single one', async () => {
    expect((await readWithDzx(profile({ scan: 5, mark: 'User' }))).marks).toHaveLength(1);
  });

  it('are not the ends of its profiles, which carry no mark', async () => {
    const { marks, rawHeader } = await readWithDzx(
      profile(
        { scan: 0 },
        { scan: 5, mark: 'User' },
        { scan: 19, more: '<localCoords>10, 0, 0</localCoords>' },
      ),
    );
    expect(marks).toEqual([{ trace: 5, kind: 'user' }]);
    expect(rawHeader['DZX/File/Profile/WayPt/localCoords']).toBe('10, 0, 0');
  });

  it('are kept where their kind is not known, and that is told', async () => {
    const { marks, findings } = await readWithDzx(profile({ scan: 5, mark: 'Pothole' }));
    expect(marks).toEqual([{ trace: 5, kind: 'unknown' }]);
    expect(findings).toMatchObject([{ code: 'mark-kind-unknown', file: 'LINE07.DZX', line: 4 }]);
  });

  it.each(['1.02', '1.020000', '9'])('are read under version %s of its namespace', async (version) => {
    const content = `<File><Profile>${wayPt({ scan: 5, mark: 'User' })}</Profile></File>`;
    const { marks } = await readWithDzx(dzxOf(content, `www.geophysical.com/DZX/${version}`));
    expect(marks).toHaveLength(1);
  });

  it('are read with prefixes of a namespace', async () => {
    const { marks } = await readWithDzx(
      '<g:DZX xmlns:g="www.example.com"><g:File><g:Profile><g:WayPt><g:scan>5</g:scan><g:mark>User</g:mark></g:WayPt></g:Profile></g:File></g:DZX>',
    );
    expect(marks).toHaveLength(1);
  });

  it('stand in the order of the line, from all profiles of the file', async () => {
    const { marks } = await readWithDzx(
      dzxOf(
        `<File><Profile>${wayPt({ scan: 9, mark: 'User' })}</Profile><Profile>${wayPt({ scan: 3, mark: 'User' })}</Profile></File>`,
      ),
    );
    expect(marks.map(({ trace }) => trace)).toEqual([3, 9]);
  });

  it('beyond the last trace are left out, and that is told with their traces', async () => {
    const { marks, findings } = await readWithDzx(
      profile(
        { scan: 19, mark: 'User' },
        { scan: 20, mark: 'User' },
        { scan: 999, mark: 'User' },
        { scan: 21 },
      ),
    );
    expect(marks).toEqual([{ trace: 19, kind: 'user' }]);
    expect(findings).toMatchObject([
      { code: 'marks-outside-recording', message: expect.stringContaining('2 marks stand at traces') },
    ]);
    expect(findings[0].message).toContain('20; 999');
  });

  it.each(['', '-1', 'x', '1.5', '99999999999'])(
    'at trace %j are passed over, and that is told',
    async (scan) => {
      const { marks, findings } = await readWithDzx(
        profile({ scan: 3, mark: 'User' }, { scan, mark: 'User' }),
      );
      expect(marks.map(({ trace }) => trace)).toEqual([3]);
      expect(findings).toMatchObject([{ code: 'unreadable-waypoint', line: 5 }]);
    },
  );

  it('come together with those of the samples, one a trace', async () => {
    const { marks } = await readWithDzx(
      profile(
        { scan: 3, mark: 'Distance' },
        { scan: 5, mark: 'User' },
        { scan: 5, mark: 'Distance' },
        { scan: 7, mark: 'User' },
        { scan: 9, mark: 'Distance' },
      ),
      {
        marks: [
          { trace: 3, kind: 'distance' },
          { trace: 7, kind: 'distance' },
          { trace: 9, kind: 'user' },
          { trace: 12, kind: 'distance' },
        ],
      },
    );
    expect(marks).toEqual([
      { trace: 3, kind: 'distance' },
      { trace: 5, kind: 'user' },
      { trace: 7, kind: 'user' },
      { trace: 9, kind: 'user' },
      { trace: 12, kind: 'distance' },
    ]);
  });

  it('give a kind to what the samples only show to be a mark', async () => {
    const { marks } = await readWithDzx(profile({ scan: 5, mark: 'Distance' }), {
      marks: [{ trace: 5, kind: 'unknown' }],
    });
    expect(marks).toEqual([{ trace: 5, kind: 'distance' }]);
  });

  it('are the only ones of a 32-bit console, which sets none in the samples', async () => {
    const { marks, nonSignalSampleCount } = await readWithDzx(profile({ scan: 5, mark: 'User' }), {
      bitsPerSample: 32,
    });
    expect(nonSignalSampleCount).toBe(2);
    expect(marks).toEqual([{ trace: 5, kind: 'user' }]);
  });
});

describe('what a DZX notes', () => {
  it('is told: comments, and the names that somebody gave to marks', async () => {
    const { findings, rawHeader } = await readWithDzx(
      dzxOf(
        `<File><Comment><scan>3</scan><description>wet ground</description></Comment><Profile>${[
          { scan: 4, mark: 'User', name: 'Mark1' },
          { scan: 5, mark: 'User', name: '水管' },
          { scan: 6, name: 'end' },
        ]
          .map(wayPt)
          .join('')}<Comment> ends at the wall </Comment></Profile></File>`,
      ),
    );
    expect(findings.map(({ message }) => message)).toEqual([
      'LINE07.DZX notes at trace 3: "wet ground".',
      'LINE07.DZX notes "ends at the wall".',
      'LINE07.DZX notes a mark at trace 5: "水管".',
    ]);
    expect(findings).toMatchObject([
      { severity: 'information', code: 'companion-notes', line: 3 },
      { code: 'companion-notes', line: 6 },
      { code: 'companion-notes', line: 4 },
    ]);
    expect(rawHeader['DZX/File/Comment/description']).toBe('wet ground');
  });

  it('is told up to the twentieth note', async () => {
    const comments = Array.from({ length: 30 }, (_, note) => `<Comment>${note}</Comment>`);
    const { findings } = await readWithDzx(dzxOf(comments.join('')));
    expect(findings).toHaveLength(21);
    expect(findings[19].message).toBe('LINE07.DZX notes "19".');
    expect(findings[20].message).toBe('LINE07.DZX has 10 more notes, which stand in the file.');
  });

  it('of places on the Earth is not used, for their system is not told', async () => {
    const { positions, findings } = await readWithDzx(
      profile(
        { scan: 1, more: '<globalCoords>0.0,0.0,0</globalCoords>' },
        { scan: 2, more: '<globalCoords>42.5,21.0,0</globalCoords>' },
      ),
    );
    expect(positions).toEqual([]);
    expect(findings).toMatchObject([{ code: 'coordinates-not-used', line: 5 }]);
  });
});
