import { createHash } from 'node:crypto';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The one style element that react-aria-components 1 puts into the page by itself (its `usePress`). */
const reactAriaPressStyle = `@layer {
  [data-react-aria-pressable] {
    touch-action: pan-x pan-y pinch-zoom;
  }
}`;

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing is loaded from elsewhere, nothing runs that did not come from here, nobody frames the page. */
export const securityHeaders: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'self'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      objectSrc: ["'none'"],
      // The kernels of reading and processing are WebAssembly in our own scripts; this lets no script make code of text.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      scriptSrcAttr: ["'none'"],
      styleSrc: ["'self'", hashSource(reactAriaPressStyle)],
      // react-aria-components and MapLibre set style attributes; an attribute can load nothing that img-src forbids.
      styleSrcAttr: ["'unsafe-inline'"],
      workerSrc: ["'self'", 'blob:'],
    },
  },
  // With `no-referrer` a browser names its own page's origin `null` in some requests, and the origin check refuses it.
  referrerPolicy: { policy: 'same-origin' },
  // A field laptop has only http: once bound, a browser would never reach its address again. See bindToHttps.
  strictTransportSecurity: false,
};

/** Who came by https is to come by https for the next half year. */
export async function bindToHttps(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.protocol === 'https') reply.raw.setHeader('strict-transport-security', 'max-age=15552000');
}
