import { describe, expect, it } from 'vitest';
import { channelOf, companionName, splitFileName } from './file-name.ts';

describe('splitFileName', () => {
  it.each([
    ['LINE01.DZT', 'LINE01', 'LINE01', 'dzt'],
    ['x.dzt.dzt', 'x', 'x', 'dzt'],
    ['x.DZT.dzt', 'x', 'x', 'dzt'],
    ['site.v2.rd3', 'site.v2', 'site.v2', 'rd3'],
    ['day1/LINE01.rd3', 'day1/LINE01', 'LINE01', 'rd3'],
    ['day1\\LINE01.rd3', 'day1\\LINE01', 'LINE01', 'rd3'],
    ['day.1/LINE01', 'day.1/LINE01', 'LINE01', ''],
    ['.dzt', '.dzt', '.dzt', ''],
    ['day/.dzt.dzt', 'day/.dzt', '.dzt', 'dzt'],
    ['LINE01.', 'LINE01', 'LINE01', ''],
    ['', '', '', ''],
  ])('takes %j for the recording %j (%j) and the extension %j', (name, path, stem, extension) => {
    expect(splitFileName(name)).toEqual({ path, stem, extension });
  });
});

describe('companionName', () => {
  it.each([
    ['LINE01.RD3', 'rad', 'LINE01.RAD'],
    ['line01.rd3', 'rad', 'line01.rad'],
    ['LINE01.rd3', 'rad', 'LINE01.rad'],
    ['day1/x.dzt.dzt', 'dzg', 'day1/x.dzg'],
    ['LINE01', 'dzt', 'LINE01.dzt'],
  ])('expects beside %s as %s the file %s', (name, extension, expected) => {
    expect(companionName(name, extension)).toBe(expected);
  });

  it('may have another path than the file that asks for it', () => {
    expect(companionName('LINE_001_G01.POS', 'rad', 'LINE_001')).toBe('LINE_001.RAD');
  });
});

describe('channelOf', () => {
  it.each([
    ['LINE_001_A02.rd3', 'LINE_001', 'A02', 2],
    ['day1/Line_001_a012.RAD', 'day1/Line_001', 'a012', 12],
    ['LINE_001_A07.rd3.rd3', 'LINE_001', 'A07', 7],
    ['site.v2_A1.cor', 'site.v2', 'A1', 1],
  ])('takes %j for a file of %j, channel %s', (name, arrayPath, label, number) => {
    expect(channelOf(name, /_A\d+$/i)).toEqual({ arrayPath, label, number });
  });

  it.each(['LINE_001.rd3', 'LINE_A01_001.rd3', '_A01.rd3', 'day1/_A01.rd3', 'A01', ''])(
    'knows of no channel in %j',
    (name) => expect(channelOf(name, /_A\d+$/i)).toBeNull(),
  );

  it('takes a suffix without a number for none', () => {
    expect(channelOf('LINE_left.rd3', /_(left|right)$/)).toBeNull();
  });
});
