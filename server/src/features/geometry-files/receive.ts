import { geometryFileLimits } from '@jsa/contract';
import type { FastifyInstance } from 'fastify';
import { Problem } from '#http/problem.ts';

/** From here on this part of the app takes a body as the bytes that it is, whatever its sender calls it. */
export function takeBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer', bodyLimit: geometryFileLimits.mostBytes } as const;
  app.addContentTypeParser('*', options, (_request, body, done) => done(null, body));
}

/** The bytes that came, and the name that they came under. */
export function namedBytes(request: { body: unknown; headers: { 'x-file-name': string } }): {
  fileName: string;
  bytes: Uint8Array;
} {
  const fileName = decodedName(request.headers['x-file-name']);
  const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array();
  return { fileName, bytes };
}

function decodedName(header: string): string {
  try {
    const name = decodeURIComponent(header).split(/[\\/]/).at(-1)?.replaceAll('\0', '').trim() ?? '';
    if (name !== '') return name.slice(0, 200);
  } catch {
    // Not percent-encoded: the sentence below says how it is written.
  }
  throw new Problem('invalid-request', 'x-file-name must be a file name, percent-encoded.', {
    field: 'headers.x-file-name',
  });
}
