import { type Receipt, uploadPath } from '@jsa/contract';
import type { AppUnderTest, SignedIn } from '#app-under-test.ts';

const tus = { 'tus-resumable': '1.0.0' };

export type Sender = {
  /** Begins an upload; answers with its id. */
  begin(fileName: string, byteLength: number): Promise<string>;
  /** Sends bytes from `offset` on, as one PATCH. */
  send(uploadId: string, bytes: Uint8Array, offset?: number): Promise<Response>;
  /** Whole uploads of these files; answers with their ids. */
  upload(files: Readonly<Record<string, Uint8Array>>): Promise<string[]>;
  handOver(uploadIds: readonly string[], siteId?: string | null): Promise<Response>;
  /** Uploads and hands over; fails when there is no receipt. */
  deliver(files: Readonly<Record<string, Uint8Array>>): Promise<Receipt>;
};

function requireStatus({ status, url }: Response, ...expected: number[]): void {
  if (!expected.includes(status)) throw new Error(`${url} answered ${status}, not ${expected.join(' or ')}`);
}

/** Speaks to the listening app as a browser does: over a socket, with the session's cookie. */
export function sendAs(address: string, { cookie }: Pick<SignedIn, 'cookie'>): Sender {
  const sender: Sender = {
    async begin(fileName, byteLength) {
      const metadata = `filename ${Buffer.from(fileName).toString('base64')}`;
      const answer = await fetch(`${address}${uploadPath}`, {
        method: 'POST',
        headers: { ...tus, cookie, 'upload-length': String(byteLength), 'upload-metadata': metadata },
      });
      requireStatus(answer, 201);
      return answer.headers.get('location')?.split('/').pop() ?? '';
    },
    send: (uploadId, bytes, offset = 0) =>
      fetch(`${address}${uploadPath}/${uploadId}`, {
        method: 'PATCH',
        headers: {
          ...tus,
          cookie,
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
        },
        body: Buffer.from(bytes),
      }),
    async upload(files) {
      const ids: string[] = [];
      for (const [fileName, bytes] of Object.entries(files)) {
        const id = await sender.begin(fileName, bytes.byteLength);
        if (bytes.byteLength > 0) requireStatus(await sender.send(id, bytes), 204);
        ids.push(id);
      }
      return ids;
    },
    handOver: (uploadIds, siteId = null) =>
      fetch(`${address}/api/recordings`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify({ uploadIds, siteId }),
      }),
    async deliver(files) {
      const answer = await sender.handOver(await sender.upload(files));
      requireStatus(answer, 200, 201);
      return (await answer.json()) as Receipt;
    },
  };
  return sender;
}

/** Lets the app under test listen on a free port of this machine. */
export function listen({ app }: AppUnderTest): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}
