import type { Endpoint, GeometryCrs, GeometryFile, ProblemReply } from '@jsa/contract';
import { ApiProblem, addressOf, tellSignedOut } from './client.ts';

export type FileChoice = { crs?: GeometryCrs | undefined; swapped?: 'true' | undefined };

/** Sends a geometry file as the bytes that it is, to an endpoint that answers what is in it. */
export async function sendGeometryFile(
  endpoint: Endpoint,
  file: File,
  choice: FileChoice = {},
  signal?: AbortSignal,
): Promise<GeometryFile> {
  const response = await fetch(addressOf(endpoint.url, { querystring: choice }), {
    method: endpoint.method,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiProblem('unreachable', 'The server cannot be reached.', 0);
  });
  const reply: unknown = await response.json().catch(() => null);
  if (response.ok && reply !== null) return reply as GeometryFile;
  const { code = 'unreachable', message = '', details = {} } = (reply ?? {}) as Partial<ProblemReply>;
  if (code === 'not-signed-in') tellSignedOut();
  throw new ApiProblem(code as ApiProblem['code'], message, response.status, details);
}
