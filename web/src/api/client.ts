import type { Endpoint, ProblemCode, ProblemReply } from '@jsa/contract';
import type { Static, TSchema } from 'typebox';

type Part<E extends Endpoint, Name extends string> =
  E['schema'] extends Record<Name, infer Schema>
    ? Schema extends TSchema
      ? Record<Name, Static<Schema>>
      : unknown
    : unknown;

/** What an endpoint takes: only the parts that it declares, each by its own schema. */
export type Input<E extends Endpoint> = Part<E, 'params'> &
  Part<E, 'querystring'> &
  Part<E, 'headers'> &
  Part<E, 'body'>;

type Answers<E extends Endpoint> = E['schema']['response'];

/** What an endpoint answers with when it does not refuse. */
export type Answer<E extends Endpoint> = {
  [Status in keyof Answers<E>]: Answers<E>[Status] extends TSchema ? Static<Answers<E>[Status]> : never;
}[keyof Answers<E>];

/** `unreachable`: no answer came at all, or one that our server did not write (a proxy, a restart). */
export type ApiProblemCode = ProblemCode | 'unreachable';

/** A refusal. Programs switch on the code; the message is the server's own sentence, in English. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ApiProblemCode;
  readonly status: number;
  /** What the refusal says for programs: which field, the present version, which moves are allowed. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ApiProblemCode,
    message: string,
    status: number,
    details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

type LooseInput = {
  params?: Record<string, string | number>;
  querystring?: Record<string, string | number | boolean | undefined>;
  headers?: Record<string, string>;
  body?: unknown;
};

/** The address of one request: `:name` parts filled in and escaped, what is undefined left out of the query. */
export function addressOf(url: string, { params = {}, querystring = {} }: LooseInput): string {
  const path = url.replace(/:([A-Za-z0-9]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(querystring)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const reply: unknown = await response.json().catch(() => null);
  if (typeof reply === 'object' && reply !== null && 'code' in reply && 'message' in reply) {
    const { code, message, details } = reply as ProblemReply;
    return new ApiProblem(code as ProblemCode, message, response.status, details ?? {});
  }
  return new ApiProblem('unreachable', `The server answered ${response.status}.`, response.status);
}

const signedOutListeners = new Set<() => void>();

/** Hears of each answer that says that nobody is signed in any more. Returns the call that ends it. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Says to the whole page that the session is over; for those who speak to the server past `call`. */
export function tellSignedOut(): void {
  for (const listener of [...signedOutListeners]) listener();
}

const writtenListeners = new Set<() => void>();

/** Hears of each change that the server took: what others show of it may be old now. Returns the call that ends it. */
export function onWritten(listener: () => void): () => void {
  writtenListeners.add(listener);
  return () => writtenListeners.delete(listener);
}

async function request(endpoint: Endpoint, input: LooseInput, signal?: AbortSignal): Promise<Response> {
  const headers = { ...input.headers };
  const init: RequestInit = { method: endpoint.method, credentials: 'same-origin', headers };
  if (signal !== undefined) init.signal = signal;
  if (input.body !== undefined) {
    init.body = JSON.stringify(input.body);
    headers['content-type'] = 'application/json';
  }
  const response = await fetch(addressOf(endpoint.url, input), init).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new ApiProblem('unreachable', 'The server cannot be reached.', 0);
  });
  if (response.ok) {
    if (endpoint.method !== 'GET') for (const listener of [...writtenListeners]) listener();
    return response;
  }
  const problem = await problemOf(response);
  if (problem.code === 'not-signed-in') tellSignedOut();
  throw problem;
}

/** One request by its declaration. Throws `ApiProblem` for every refusal, and when no server answers. */
export async function call<const E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
): Promise<Answer<E>> {
  const response = await request(endpoint, input as LooseInput, signal);
  return (response.status === 204 ? null : await response.json()) as Answer<E>;
}

/** The same for endpoints that answer with bytes instead of JSON. */
export async function callForBytes<const E extends Endpoint>(
  endpoint: E,
  input: Input<E>,
  signal?: AbortSignal,
): Promise<ArrayBuffer> {
  const response = await request(endpoint, input as LooseInput, signal);
  return response.arrayBuffer();
}
