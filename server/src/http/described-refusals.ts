import type { SwaggerTransform } from '@fastify/swagger';
import { ProblemReply } from '@jsa/contract';

/** Adds to each operation of the API's description what every refusal looks like. */
export const describedRefusals: SwaggerTransform = ({ schema, url }) => {
  const { response, ...rest } = schema ?? {};
  const refusal = { ...ProblemReply, description: 'A refusal: programs read the code, people the message' };
  return { url, schema: { ...rest, response: { ...(response as object), default: refusal } } };
};
