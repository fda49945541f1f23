import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A listening socket whose name comes from the folder: it dies with the process, even by kill -9. */
function lockAddress(folder: string): string {
  const name = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  if (process.platform === 'linux') return `\0jsa-${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\jsa-${name}`;
  return join(tmpdir(), `jsa-${name}.sock`);
}

/** Null when another process holds the folder. Not seen across containers: there, use DATABASE_URL. */
export function lockFolder(folder: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(lockAddress(folder), () => {
      server.unref();
      resolve(server);
    });
  });
}
