import type { TSchema } from 'typebox';

export type EndpointMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type EndpointSchema = {
  summary: string;
  tags: string[];
  params?: TSchema;
  querystring?: TSchema;
  headers?: TSchema;
  body?: TSchema;
  response: Record<number, TSchema>;
};

/** What one request looks like and what it is answered with: Fastify serves it, the browser calls it. */
export type Endpoint = {
  readonly method: EndpointMethod;
  readonly url: string;
  readonly schema: EndpointSchema;
};

export function endpoint<const E extends Endpoint>(declaration: E): E {
  return declaration;
}
