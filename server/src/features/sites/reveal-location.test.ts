import { roles } from '@jsa/contract';
import { describe, expect, it } from 'vitest';
import { revealLocation } from './reveal-location.ts';

describe('where something lies', () => {
  it.each(['observer', 'admin'] as const)('is not for the %s', (role) => {
    expect(revealLocation({ role }, [21, 43])).toBeNull();
  });

  it('is for everyone who works with the evidence', () => {
    const seeing = roles.filter((role) => revealLocation({ role }, [21, 43]) !== null);
    expect(seeing).toEqual(['chair', 'secretariat', 'head', 'member', 'analyst', 'field']);
  });
});
