import { describe, expect, it } from 'vitest';
import { groupFiles } from './group-files.ts';

describe('groupFiles', () => {
  it('puts the files of a recording together, whatever their order and the case of their letters', () => {
    const names = [
      'LINE01.cor',
      'file____012.dzg',
      'LINE01.RD3',
      'FILE____012.DZT',
      'line01.rad',
      'LINE01.mrk',
    ];
    expect(groupFiles([...names, 'FILE____012.DZX'])).toEqual([
      {
        name: 'LINE01',
        fileNames: ['LINE01.cor', 'LINE01.RD3', 'line01.rad', 'LINE01.mrk'],
        format: 'ramac',
        missing: [],
      },
      {
        name: 'file____012',
        fileNames: ['file____012.dzg', 'FILE____012.DZT', 'FILE____012.DZX'],
        format: 'dzt',
        missing: [],
      },
    ]);
  });

  it.each([
    [['LINE01.rd3'], 'ramac', ['LINE01.rad']],
    [['LINE01.RD7'], 'ramac', ['LINE01.RAD']],
    [['LINE01.rad'], 'ramac', ['LINE01.rd3']],
    [['LINE01.cor'], 'ramac', ['LINE01.rd3', 'LINE01.rad']],
    [['LINE01.DZG'], 'dzt', ['LINE01.DZT']],
    [['LINE01.rd3', 'LINE01.rd7', 'LINE01.rad'], 'ramac', []],
    [['x.dzt.dzt', 'x.dzg'], 'dzt', []],
    [['LINE01.dt1', 'LINE01.hd', 'LINE01.gps', 'LINE01.gp2'], 'pulseekko', []],
    [['LINE01.DT1'], 'pulseekko', []],
    [['LINE01.HD', 'LINE01.GPS'], 'pulseekko', ['LINE01.DT1']],
    [['LINE01.iprb', 'LINE01.iprh', 'LINE01.cor', 'LINE01.mrk', 'LINE01.time'], 'impulseradar', []],
    [['LINE01.IPRB'], 'impulseradar', ['LINE01.IPRH']],
    [['LINE01.rd6', 'LINE01.rad', 'LINE01.cor'], null, []],
    [['LINE01.sgy'], 'segy', []],
    [['LINE01.SEGY'], 'segy', []],
    [['LINE01.dt', 'LINE01.gec'], 'ids', []],
    [['model.out'], null, []],
    [['notes.txt'], null, []],
  ])('knows %j as %j, without %j', (fileNames, format, missing) => {
    expect(groupFiles(fileNames)).toMatchObject([{ fileNames, format, missing }]);
  });

  it('keeps folders apart: every day has its LINE01', () => {
    expect(groupFiles(['day1/LINE01.rd3', 'day2/LINE01.rad'])).toMatchObject([
      { name: 'LINE01', fileNames: ['day1/LINE01.rd3'], missing: ['day1/LINE01.rad'] },
      { name: 'LINE01', fileNames: ['day2/LINE01.rad'], missing: ['day2/LINE01.rd3'] },
    ]);
  });

  it('makes two recordings of one name that two instruments have used', () => {
    expect(groupFiles(['L1.dzt', 'L1.rd3', 'L1.rad', 'L1.dzg', 'L1.cor'])).toMatchObject([
      { format: 'dzt', fileNames: ['L1.dzt', 'L1.dzg'] },
      { format: 'ramac', fileNames: ['L1.rd3', 'L1.rad', 'L1.cor'] },
    ]);
  });

  it('leaves what is no radar file by itself', () => {
    expect(groupFiles(['LINE01.dzt', 'LINE01.jpg', 'LINE01.txt'])).toHaveLength(3);
  });

  it('makes no groups of no files', () => expect(groupFiles([])).toEqual([]));
});

describe('arrays with a file for each channel', () => {
  const channel = (number: string) => [`L_001_A${number}.rd3`, `L_001_A${number}.rad`];

  it('are one recording by the name that their files share', () => {
    const fileNames = [...channel('02'), ...channel('01'), ...channel('10'), 'L_001.cor', 'L_001.mrk'];
    expect(groupFiles(fileNames)).toEqual([{ name: 'L_001', fileNames, format: 'ramac', missing: [] }]);
  });

  it.each([
    ['three digits', ['L_001_A001.rd3', 'L_001_A001.rad', 'L_001_A002.rd3', 'L_001_A002.rad']],
    ['any letter case', ['L_001_a01.RD3', 'l_001_A01.rad', 'L_001_A02.rd3', 'L_001_A02.RAD', 'l_001.COR']],
    ['companions of single channels', [...channel('01'), ...channel('02'), 'L_001_A01.cor', 'L_001_A03.mrk']],
    ['both widths', ['L_001_A01.rd7', ...channel('01'), 'L_001_A02.rd7', ...channel('02')]],
    ['local coordinates', [...channel('01'), ...channel('02'), 'L_001_G01.pos']],
  ])('may have %s', (_, fileNames) => {
    expect(groupFiles(fileNames)).toMatchObject([{ fileNames, format: 'ramac', missing: [] }]);
  });

  it('miss what each of their channels misses', () => {
    const names = ['L_001_A01.rd3', 'L_001_A02.RAD', ...channel('03'), 'L_001.cor'];
    expect(groupFiles(names)).toMatchObject([
      { name: 'L_001', fileNames: names, missing: ['L_001_A01.rad', 'L_001_A02.RD3'] },
    ]);
  });

  it('are called by their channel where only one is there', () => {
    const fileNames = ['L_001.cor', ...channel('02')];
    expect(groupFiles(fileNames)).toEqual([{ name: 'L_001_A02', fileNames, format: 'ramac', missing: [] }]);
  });

  it('stay apart by profile and by folder', () => {
    const names = ['a/L_001_A01.rd3', 'a/L_001_A02.rd3', 'a/L_002_A01.rd3', 'b/L_001_A01.rd3', 'b/L_001.cor'];
    expect(groupFiles(names).map(({ fileNames }) => fileNames)).toEqual([
      names.slice(0, 2),
      names.slice(2, 3),
      names.slice(3),
    ]);
  });

  it.each([
    [['SITE_A1.rd3', 'SITE_A2.rd3']],
    [['SITE_A01.rd3', 'SITE_A02.rd3']],
    [['SITE_01_A01.rd3', 'SITE_01_A02.rd3']],
    [['SITE_001_A1.rd3', 'SITE_001_A2.rd3']],
    [['SITE_001_A0001.rd3', 'SITE_001_A0002.rd3']],
    [['SITE_001_B01.rd3', 'SITE_001_B02.rd3']],
    [['SITE_001_A01_x.rd3', 'SITE_001_A02_x.rd3']],
    [['SITE_001_A01.DZT', 'SITE_001_A02.DZT']],
  ])('are not made of lines that somebody has called %j', (names) => {
    expect(groupFiles(names).map(({ fileNames }) => fileNames)).toEqual(names.map((name) => [name]));
  });

  it('leave a recording without channels by itself, with the companions of its name', () => {
    const own = ['L_001.rd3', 'L_001.rad', 'L_001.cor'];
    const array = [...channel('01'), ...channel('02'), 'L_001_A01.cor'];
    expect(groupFiles([...array, ...own])).toMatchObject([
      { name: 'L_001', fileNames: array, missing: [] },
      { name: 'L_001', fileNames: own, missing: [] },
    ]);
  });

  it('do not take what belongs to another instrument', () => {
    const array = [...channel('01'), ...channel('02'), 'L_001.cor'];
    expect(groupFiles([...array, 'L_001.dzt', 'L_001.dzg'])).toMatchObject([
      { format: 'ramac', fileNames: array },
      { format: 'dzt', fileNames: ['L_001.dzt', 'L_001.dzg'] },
    ]);
  });

  it('are waited for by companions that come alone', () => {
    expect(groupFiles(['L_001_A01.mrk'])).toMatchObject([{ missing: ['L_001_A01.rd3', 'L_001_A01.rad'] }]);
  });
});

describe('a .pos of local coordinates', () => {
  it('belongs to the line whose name it has before its _G01', () => {
    const fileNames = ['L_001_G01.pos', 'L_001.rad', 'L_001.rd3'];
    expect(groupFiles(fileNames)).toEqual([{ name: 'L_001', fileNames, format: 'ramac', missing: [] }]);
  });

  it('waits for that line', () => {
    expect(groupFiles(['day1/L_001_G01.pos'])).toMatchObject([
      { name: 'L_001', missing: ['day1/L_001.rd3', 'day1/L_001.rad'] },
    ]);
  });

  it('alone has a suffix: L_001_G01.rd3 is a line of that name', () => {
    expect(groupFiles(['L_001_G01.rd3', 'L_001.rd3'])).toHaveLength(2);
  });
});
