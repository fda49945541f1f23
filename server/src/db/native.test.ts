import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { DatabaseStartError, openDatabase } from './open-database.ts';

/** A port on which nobody answers: it was free a moment ago. */
async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a DATABASE_URL that leads nowhere', () => {
  it('is answered with a sentence that names the place and not the password', async () => {
    const databaseUrl = `postgres://ana:geheim@127.0.0.1:${await unusedPort()}/jsa`;
    const opening = openDatabase({ dataDir: '', databaseUrl });
    await expect(opening).rejects.toThrow(DatabaseStartError);
    await expect(opening).rejects.toThrow(
      /^The database jsa at 127\.0\.0\.1:\d+ cannot be used .*Check DATABASE_URL/,
    );
    await expect(opening).rejects.not.toThrow('geheim');
  });
});
