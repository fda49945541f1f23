import { createLead, type LeadDetail, type NewLead } from '@jsa/contract';
import type { LightMyRequestResponse } from 'fastify';
import type { SignedIn } from '#app-under-test.ts';

/** Words that stand nowhere else: a test looks for them where they must not be. */
export const secretWords = ['zzreference', 'zzstatement', 'zzsourcekey', 'zzcaveat', 'zzplace', 'zzreason'];

export const newLead: NewLead = {
  sourceReliability: 'B',
  informationCredibility: 2,
  learntOn: '2026-03-01',
  caveats: ['do-not-contact-source'],
  doNotTableBefore: null,
  reference: 'zzreference 2026/14',
  caveatText: 'zzcaveat: by telephone only',
  place: {
    position: [21.05, 42.2],
    horizontalUncertaintyM: 200,
    area: null,
    originalText: '42.20 21.05',
    originalCrs: 'wgs84',
    words: 'zzplace: behind the mill',
  },
  statement: 'zzstatement: the soil was moved twice.',
  sourceKey: 'zzsourcekey-7',
};

export async function addLeadOf(somebody: SignedIn, change: Partial<NewLead> = {}): Promise<LeadDetail> {
  const answer = await somebody.ask({ ...createLead, payload: { ...newLead, ...change } });
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json() as LeadDetail;
}

/** What of an answer a stranger could compare: all but the moment and the number of requests left. */
export function traceOf({ statusCode, body, headers }: LightMyRequestResponse) {
  const { date, 'x-ratelimit-remaining': _r, 'x-ratelimit-reset': _s, ...rest } = headers;
  return { statusCode, body, headers: { ...rest, 'set-cookie': null } };
}
