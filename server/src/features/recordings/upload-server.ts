import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { uploadPath } from '@jsa/contract';
import { FileStore } from '@tus/file-store';
import { EVENTS, Server } from '@tus/server';
import type { ServerParts } from '#parts.ts';
import { beginUpload, giveUpUpload } from './actions.ts';
import { safeFileName } from './file-name.ts';

const largestUploadByteCount = 16 * 2 ** 30;

/** Speaks tus 1.0.0 (resumable upload). Who may touch which upload is settled before a request comes here. */
export type UploadServer = {
  handle(request: IncomingMessage, response: ServerResponse, personId: string): Promise<void>;
};

/** What tus itself refuses keeps its words. The rest is a fault of this machine: sending may go on once it is mended. */
function refusalOf(error: Error | { status_code: number; body: string }) {
  if ('status_code' in error) return undefined;
  console.error(`An upload broke off: ${error.message}.`);
  const isFull = 'code' in error && error.code === 'ENOSPC';
  const body = isFull ? "The server's disk is full.\n" : 'The upload broke off at the server.\n';
  return { status_code: 503, body };
}

export function createUploadServer({ db, uploadFolder }: ServerParts): UploadServer {
  // tus hands its hooks the request only, so the request leads back to its person.
  const personOf = new WeakMap<IncomingMessage, string>();

  const tus = new Server({
    path: uploadPath,
    datastore: new FileStore({ directory: uploadFolder }),
    maxSize: largestUploadByteCount,
    relativeLocation: true,
    allowedOrigins: () => false,
    namingFunction: () => randomUUID(),
    onResponseError: (_request, error) => refusalOf(error),
    async onUploadCreate(request, upload) {
      const node = request.runtime?.node?.req as IncomingMessage | undefined;
      const personId = node && personOf.get(node);
      if (!personId) throw { status_code: 401, body: 'Sign in first.\n' };
      const fileName = safeFileName(upload.metadata?.filename ?? '');
      await beginUpload(db, { id: upload.id, personId, fileName, byteLength: upload.size ?? null });
      return { metadata: { filename: fileName } };
    },
  });
  tus.on(EVENTS.POST_TERMINATE, (_request, _response, uploadId) => {
    void giveUpUpload(db, uploadId).catch(() => undefined);
  });

  return {
    handle(request, response, personId) {
      personOf.set(request, personId);
      return tus.handle(request, response);
    },
  };
}
