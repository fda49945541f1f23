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
    [['LINE01.dt1', 'LINE01.hd', 'LINE01.gps', 'LINE01.gp2'], null, []],
    [['LINE01.DT1'], null, ['LINE01.HD']],
    [['LINE01.iprb', 'LINE01.iprh', 'LINE01.cor', 'LINE01.mrk'], null, []],
    [['LINE01.rd6', 'LINE01.rad', 'LINE01.cor'], null, []],
    [['LINE01.sgy'], null, []],
    [['LINE01.SEGY'], null, []],
    [['LINE01.dt', 'LINE01.gec'], null, []],
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
