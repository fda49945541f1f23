import { describe, expect, it } from 'vitest';
import { attachmentNamed, safeFileName } from './file-name.ts';

describe('a sent file name', () => {
  it.each([
    ['LINE01.DZT', 'LINE01.DZT'],
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\LINE01.rd3', 'LINE01.rd3'],
    ['survey/day 1/Vija Š-3.rad', 'Vija Š-3.rad'],
    ['..', 'unnamed'],
    ['', 'unnamed'],
    ['folder/', 'unnamed'],
    ['a\u0000b\r\nset-cookie: x.dzt', 'abset-cookie: x.dzt'],
    ['exe\u202etzd.js', 'exetzd.js'],
    ['a\u061cb\u200bc\u2028d.dzt', 'abcd.dzt'],
  ])('%j is kept as %j', (sent, kept) => {
    expect(safeFileName(sent)).toBe(kept);
  });

  it('keeps its extension when it is cut', () => {
    const kept = safeFileName(`${'x'.repeat(400)}.DZT`);
    expect(kept).toHaveLength(200);
    expect(kept.endsWith('.DZT')).toBe(true);
  });

  it('is never half of a pair of surrogates', () => {
    expect(safeFileName(`${'x'.repeat(195)}😀😀😀.dzt`).isWellFormed()).toBe(true);
  });
});

describe('the name under which an original is saved', () => {
  it('cannot end its header', () => {
    expect(attachmentNamed('a"; evil="1.dzt')).toBe(
      `attachment; filename="a_; evil=_1.dzt"; filename*=UTF-8''a%22%3B%20evil%3D%221.dzt`,
    );
  });

  it('keeps every letter for browsers that can read it', () => {
    expect(attachmentNamed('Vija Š.rad')).toBe(
      `attachment; filename="Vija _.rad"; filename*=UTF-8''Vija%20%C5%A0.rad`,
    );
  });
});
