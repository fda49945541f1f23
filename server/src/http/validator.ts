import buildCompilers from '@fastify/ajv-compiler';
import type { FastifySchemaCompiler } from 'fastify';

/**
 * Fastify's validator makes numbers of texts, which paths and queries need. In a body it would make 0 of a null where a
 * number or nothing may stand, and null of a 0: JSON says what it means and is taken at its word.
 */
export function createValidatorCompiler(): FastifySchemaCompiler<unknown> {
  const build = buildCompilers();
  const forTexts = build({}, { customOptions: {} });
  const forJson = build({}, { customOptions: { coerceTypes: false } });
  return (route) => (route.httpPart === 'body' ? forJson : forTexts)(route as never);
}
