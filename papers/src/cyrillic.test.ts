import { describe, expect, it } from 'vitest';
import { toCyrillic } from './cyrillic.ts';

describe('Latin to Cyrillic', () => {
  it.each([
    ['Ljubljana, njiva, džep', 'Љубљана, њива, џеп'],
    ['NJEGOŠ LJUDI DŽEP', 'ЊЕГОШ ЉУДИ ЏЕП'],
    ['Njegoš', 'Његош'],
    ['čačak, ćup, žaba, šuma, đak', 'чачак, ћуп, жаба, шума, ђак'],
    ['Savet bezbednosti', 'Савет безбедности'],
  ])('writes %s as %s', (latin, cyrillic) => {
    expect(toCyrillic(latin)).toBe(cyrillic);
  });

  it.each([
    ['injekcija', 'инјекција'],
    ['konjunktura', 'конјунктура'],
    ['nadživeti', 'надживети'],
  ])('takes two letters for two sounds in %s', (latin, cyrillic) => {
    expect(toCyrillic(latin)).toBe(cyrillic);
  });

  it('leaves names, codes, units and whatever carries a digit', () => {
    expect(toCyrillic('GPR 400 MHz, 12 ns, 0.1 m/ns, RD3, SHA-256')).toBe(
      'GPR 400 MHz, 12 ns, 0.1 m/ns, RD3, SHA-256',
    );
  });

  it('leaves file extensions behind their dot, and writes the words that look like them', () => {
    expect(toCyrillic('ImpulseRadar, SEG-Y i Sensors & Software')).toBe(
      'ImpulseRadar, SEG-Y и Sensors & Software',
    );
    expect(toCyrillic('GSSI (.dzt, .dzg) i MALÅ (.rd3, .rad, .cor)')).toBe(
      'GSSI (.dzt, .dzg) и MALÅ (.rd3, .rad, .cor)',
    );
    expect(toCyrillic('samo za prikaz rada; rad na terenu. Rad')).toBe(
      'само за приказ рада; рад на терену. Рад',
    );
  });
});
