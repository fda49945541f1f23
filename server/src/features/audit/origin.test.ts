import { describe, expect, it } from 'vitest';
import { addressClassOf, userAgentFamilyOf } from './origin.ts';

describe('where somebody acts from', () => {
  it.each([
    ['127.0.0.1', 'this-machine'],
    ['::1', 'this-machine'],
    ['::ffff:127.0.0.1', 'this-machine'],
    ['10.1.2.3', 'private-network'],
    ['::ffff:192.168.0.7', 'private-network'],
    ['172.31.255.255', 'private-network'],
    ['fd00::1', 'private-network'],
    ['fe80::1%eth0', 'private-network'],
    ['172.32.0.1', 'public-network'],
    ['203.0.113.9', 'public-network'],
    ['2001:db8::1', 'public-network'],
  ])('%s is told as %s', (address, addressClass) => {
    expect(addressClassOf(address)).toBe(addressClass);
  });

  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox'],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'Edge',
    ],
    ['Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36', 'Chrome'],
    [
      'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
      'Safari',
    ],
    ['curl/8.9.1', 'another program'],
    [undefined, null],
  ])('%s is the family %s', (userAgent, family) => {
    expect(userAgentFamilyOf(userAgent)).toBe(family);
  });
});
