import { handOverRecording, type Receipt, uploadPath } from '@jsa/contract';
import { type DetailedError, type HttpRequest, type HttpResponse, Upload } from 'tus-js-client';
import { ApiProblem, call, tellSignedOut } from '#api/client.ts';
import { fingerprint } from '#api/fingerprint.ts';
import { isPassing, restartDelaysMs, retried } from '#api/retry.ts';

const chunkBytes = 8 * 1024 * 1024;

export type UploadProgress = {
  sent(bytesSent: number): void;
  /** The connection is gone; it goes on by itself. */
  waiting(): void;
};

function statusOf(error: Error | DetailedError): number {
  if (!('originalResponse' in error)) return 0;
  if (error.causingError instanceof ApiProblem) return error.causingError.status;
  return error.originalResponse?.getStatus() ?? 0;
}

/**
 * The library takes any refusal of "how far did it come?" for "never heard of it" and begins from the first
 * byte. A server that is starting, or a session that is over, is no such answer.
 */
function refuseToStartOver(request: HttpRequest, response: HttpResponse): void {
  const status = response.getStatus();
  if (request.getMethod() !== 'HEAD' || (status !== 401 && status < 500)) return;
  throw new ApiProblem(
    status === 401 ? 'not-signed-in' : 'unreachable',
    `The server answered ${status}.`,
    status,
  );
}

function problemOf(error: Error | DetailedError): ApiProblem {
  const status = statusOf(error);
  const body = 'originalResponse' in error ? error.originalResponse?.getBody() : undefined;
  if (status === 401) tellSignedOut();
  try {
    const reply = JSON.parse(body ?? '') as { code?: ApiProblem['code']; message?: string };
    if (reply.code && reply.message) return new ApiProblem(reply.code, reply.message, status);
  } catch {
    // Not our server's words: told below.
  }
  const code = status === 413 ? 'too-large' : status === 401 ? 'not-signed-in' : 'unreachable';
  return new ApiProblem(code, body || error.message, status);
}

/** The last part of the upload's address is its id. */
function uploadIdOf(url: string | null): string {
  return new URL(url ?? '', location.href).pathname.split('/').pop() ?? '';
}

type SentFile = { uploadId: string; forget(): Promise<void> };

function forgetLater(file: File): Promise<() => Promise<void>> {
  const upload = new Upload(file, { endpoint: uploadPath, fingerprint });
  const storage = upload.options.urlStorage;
  return upload.findPreviousUploads().then((previous) => async () => {
    for (const { urlStorageKey } of previous) await storage?.removeUpload(urlStorageKey);
  });
}

/**
 * Sends one file, going on where an earlier attempt stopped, after a reload too. The memory of it is kept until
 * the recording is handed over: a finished upload that nobody handed over is found again, not sent again.
 */
async function sendFile(file: File, progress: UploadProgress, signal: AbortSignal): Promise<SentFile> {
  const uploadId = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: uploadPath,
      fingerprint,
      chunkSize: chunkBytes,
      metadata: { filename: file.name },
      retryDelays: [...restartDelaysMs],
      onProgress: (bytesSent) => progress.sent(bytesSent),
      onAfterResponse: refuseToStartOver,
      // The library's own rule stops when the machine has no network; the server may be this very machine.
      onShouldRetry: (error) => {
        const passing = isPassing(statusOf(error));
        if (passing) progress.waiting();
        return passing;
      },
      onError: (error) => reject(problemOf(error)),
      onSuccess: () => resolve(uploadIdOf(upload.url)),
    });
    signal.addEventListener('abort', () => {
      void upload.abort();
      reject(signal.reason);
    });
    upload.findPreviousUploads().then((previous) => {
      if (signal.aborted) return;
      const latest = previous.at(-1);
      if (latest) upload.resumeFromPreviousUpload(latest);
      upload.start();
    }, reject);
  });
  return { uploadId, forget: await forgetLater(file) };
}

/** Sends the files of one recording, one after the other, and hands them over; the receipt is the proof. */
export async function sendRecording(
  files: readonly File[],
  { siteId, progress, signal }: { siteId: string | null; progress: UploadProgress; signal: AbortSignal },
): Promise<Receipt> {
  const sent: SentFile[] = [];
  let earlierBytes = 0;
  for (const file of files) {
    const before = earlierBytes;
    const ofThisFile = { ...progress, sent: (bytes: number) => progress.sent(before + bytes) };
    sent.push(await sendFile(file, ofThisFile, signal));
    earlierBytes += file.size;
    progress.sent(earlierBytes);
  }
  const body = { uploadIds: sent.map((file) => file.uploadId), siteId };
  const receipt = await retried(() => call(handOverRecording, { body }, signal), {
    signal,
    waiting: progress.waiting,
  });
  for (const file of sent) await file.forget();
  return receipt;
}
