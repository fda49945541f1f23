import { createHash } from 'node:crypto';
import type { FastifyHelmetOptions } from '@fastify/helmet';

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
      scriptSrc: ["'self'"],
      scriptSrcAttr: ["'none'"],
      styleSrc: ["'self'", hashSource(reactAriaPressStyle)],
      // react-aria-components and MapLibre set style attributes; an attribute can load nothing that img-src forbids.
      styleSrcAttr: ["'unsafe-inline'"],
      workerSrc: ["'self'", 'blob:'],
    },
  },
  // With `no-referrer` a browser names its own page's origin `null` in some requests, and the origin check refuses it.
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: { maxAge: 15_552_000, includeSubDomains: false },
};
