import { describe, expect, it } from 'vitest';
import { addressOfSelection, selectionOfAddress } from '#app/address.ts';

const id = '3f2a1c6e-7d0b-4a55-9c1e-0123456789ab';
const nothing = { siteId: null, recordingId: null, radargramId: null };

describe('the address', () => {
  it('brings back the selection that was put into it', () => {
    const chosen = { siteId: id, recordingId: id, radargramId: null };
    expect(selectionOfAddress(addressOfSelection('', chosen))).toEqual(chosen);
  });

  it('keeps what others wrote there', () => {
    expect(addressOfSelection('?lang=sq&site=old', nothing)).toBe('?lang=sq');
  });

  it('takes anything that is no id for nothing', () => {
    expect(selectionOfAddress('?site=1&recording=%3Cscript%3E&radargram=')).toEqual(nothing);
  });

  it('is bare when nothing is chosen', () => {
    expect(addressOfSelection(`?site=${id}`, nothing)).toBe('');
  });
});
