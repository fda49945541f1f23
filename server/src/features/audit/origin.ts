import { AsyncLocalStorage } from 'node:async_hooks';
import { tracingChannel } from 'node:diagnostics_channel';
import { BlockList, isIPv6 } from 'node:net';
import type { AddressClass } from '@jsa/contract';
import type { FastifyRequest } from 'fastify';

/** From where somebody acts, as little of it as serves an inquiry: neither an address nor a device is kept. */
export type Origin = { readonly addressClass: AddressClass; readonly userAgentFamily: string | null };

const origins = new AsyncLocalStorage<Origin>();

function blocks(...subnets: ReadonlyArray<readonly [string, number]>): BlockList {
  const list = new BlockList();
  for (const [address, bits] of subnets) list.addSubnet(address, bits, isIPv6(address) ? 'ipv6' : 'ipv4');
  return list;
}

const loopback = blocks(['127.0.0.0', 8], ['::1', 128]);
const privateNetworks = blocks(
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
  ['fc00::', 7],
  ['fe80::', 10],
);

/** An IPv4 address that comes in IPv6's clothes (`::ffff:10.0.0.1`) is what it is. */
export function addressClassOf(address: string): AddressClass {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const family = isIPv6(plain) ? 'ipv6' : 'ipv4';
  if (loopback.check(plain, family)) return 'this-machine';
  return privateNetworks.check(plain, family) ? 'private-network' : 'public-network';
}

/** In the order in which they are asked: most browsers also claim to be the ones after them. */
const families: ReadonlyArray<readonly [RegExp, string]> = [
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

export function userAgentFamilyOf(userAgent: string | undefined): string | null {
  if (userAgent === undefined || userAgent === '') return null;
  return families.find(([pattern]) => pattern.test(userAgent))?.[1] ?? 'another program';
}

/** Null for what the server does by itself. */
export function currentOrigin(): Origin | null {
  return origins.getStore() ?? null;
}

/**
 * From here on whatever a request's handler does knows where the request comes from. Fastify names this channel for
 * such uses; unlike a hook it reaches the routes that were registered before.
 */
export function rememberOrigins(): void {
  const handlers = tracingChannel<Origin, { request: FastifyRequest }>('fastify.request.handler');
  handlers.start.bindStore(origins, ({ request }) => ({
    addressClass: addressClassOf(request.ip),
    userAgentFamily: userAgentFamilyOf(request.headers['user-agent']),
  }));
}
