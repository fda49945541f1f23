import { describe, expect, it } from 'vitest';
import { companionName, splitFileName } from './file-name.ts';

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
});
