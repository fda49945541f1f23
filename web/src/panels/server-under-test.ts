type Asked = { readonly method: string; readonly path: string; readonly body: unknown };
type Replies = Readonly<Record<string, (body: never) => unknown>>;

/** An answer that refuses, as the server writes it. */
export class Refusal {
  readonly status: number;
  readonly body: { code: string; message: string; details?: Record<string, unknown> };

  constructor(status: number, code: string, details?: Record<string, unknown>) {
    this.status = status;
    this.body = { code, message: code, ...(details && { details }) };
  }
}

/** Stands in for the server at the network's edge: `POST /api/session` → what it answers. Tells what was asked. */
export function standInForServer(replies: Replies): { asked: Asked[]; close(): void } {
  const own = globalThis.fetch;
  const asked: Asked[] = [];
  globalThis.fetch = async (input, init = {}) => {
    const path = new URL(String(input), location.origin).pathname;
    const method = init.method ?? 'GET';
    if (!path.startsWith('/api/')) return own(input, init);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
    asked.push({ method, path, body });
    const answer = replies[`${method} ${path}`] ?? (() => new Refusal(404, 'not-found'));
    const reply = answer(body as never);
    if (reply instanceof Refusal) return Response.json(reply.body, { status: reply.status });
    return reply === null ? new Response(null, { status: 204 }) : Response.json(reply);
  };
  return {
    asked,
    close: () => {
      globalThis.fetch = own;
    },
  };
}
