import { describe, expect, it } from 'vitest';
import { addressOf } from '#api/client.ts';
import { isPassing, restartDelaysMs } from '#api/retry.ts';

describe('the address of a request', () => {
  it('carries its parts, escaped', () => {
    const params = { id: 'a/b', sha256: 'c d' };
    expect(addressOf('/api/recordings/:id/files/:sha256', { params })).toBe(
      '/api/recordings/a%2Fb/files/c%20d',
    );
  });

  it('leaves out of the query what is not said', () => {
    expect(addressOf('/api/x', { querystring: { contrast: 2, other: undefined } })).toBe('/api/x?contrast=2');
    expect(addressOf('/api/x', { querystring: { other: undefined } })).toBe('/api/x');
  });
});

describe('trying again', () => {
  it('lasts longer than a server takes to start again', () => {
    expect(restartDelaysMs.reduce((sum, delay) => sum + delay)).toBeGreaterThan(60_000);
  });

  it('is for what may pass, not for what stays refused', () => {
    expect([0, 423, 429, 500, 503].every(isPassing)).toBe(true);
    expect([400, 401, 403, 404, 413, 422].some(isPassing)).toBe(false);
  });
});
