import type { LeadDetail, LeadOpening, Person, RedactionFinding } from '@jsa/contract';

export const head: Person = {
  id: '00000000-0000-4000-8000-0000000000a1',
  name: 'Head of Pristina',
  email: 'head@example.org',
  organisation: { id: 'o', name: 'Pristina delegation', kind: 'delegation', delegation: 'pristina' },
  roles: ['head'],
};

const member = { id: '00000000-0000-4000-8000-0000000000a2', name: 'Member of Pristina' };

export const lead: LeadDetail = {
  id: '00000000-0000-4000-8000-000000000001',
  owner: 'pristina',
  status: 'held',
  version: 1,
  sourceReliability: 'B',
  informationCredibility: 2,
  learntOn: '2026-03-01',
  caveats: ['do-not-contact-source'],
  doNotTableBefore: null,
  reference: 'R-2026/14',
  caveatText: 'By telephone only.',
  hasPlace: true,
  hasSourceKey: true,
  unreadable: null,
  createdAt: '2026-03-02T08:00:00Z',
  createdBy: member.name,
  changedAt: '2026-03-02T08:00:00Z',
  changedBy: member.name,
  site: null,
  place: {
    position: [21.05, 42.2],
    horizontalUncertaintyM: 2000,
    area: null,
    originalText: '42.20 21.05',
    originalCrs: 'wgs84',
    words: 'Behind the mill',
  },
  withdrawalReason: '',
  versions: [
    {
      version: 1,
      changedAt: '2026-03-02T08:00:00Z',
      changedBy: member.name,
      fields: ['reference', 'statement'],
    },
  ],
};

export const waiting: LeadOpening = {
  id: '00000000-0000-4000-8000-0000000000b1',
  leadId: lead.id,
  leadReference: lead.reference,
  reason: 'To compare with an aerial image',
  state: 'waiting',
  requestedAt: '2026-11-26T08:00:00Z',
  requestedBy: member,
  confirmedAt: null,
  confirmedBy: null,
  until: '2026-11-27T08:00:00Z',
};

export const openToHead: LeadOpening = {
  ...waiting,
  id: '00000000-0000-4000-8000-0000000000b2',
  state: 'open',
  requestedBy: { id: head.id, name: head.name },
  confirmedAt: '2026-11-26T08:10:00Z',
  confirmedBy: member,
  until: new Date(Date.now() + 29 * 60_000).toISOString(),
};

type Asked = {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Headers;
};

/** What the check finds: `Marko Petrović` wherever it stands. */
function findIn(text: string): RedactionFinding[] {
  const found = 'Marko Petrović';
  const start = text.indexOf(found);
  if (start < 0) return [];
  const end = start + found.length;
  return [{ kind: 'person-name', reason: 'first-name-and-surname', start, end, text: found }];
}

export type VaultUnderTest = {
  readonly asked: Asked[];
  /** Gives the network back. */
  leave(): void;
  /** What the next change is refused with. */
  refuseNext(status: number, body: object): void;
};

/** Answers at the network's edge as a server with this vault would. */
export function answerAsVault(vault: { leads: LeadDetail[]; openings: LeadOpening[] }): VaultUnderTest {
  const asked: Asked[] = [];
  let refusal: Response | null = null;
  const answers: readonly [RegExp, (asked: Asked) => unknown][] = [
    [/^GET \/api\/leads$/, () => vault.leads],
    [/^GET \/api\/lead-openings$/, () => vault.openings],
    [
      /^GET .*\/closed$/,
      () => ({ version: 1, statement: 'zzstatement', sourceKey: 'K-7', openUntil: openToHead.until }),
    ],
    [/^GET \/api\/leads\//, ({ path }) => vault.leads.find(({ id }) => path.endsWith(id))],
    [/redaction-check$/, ({ body }) => findIn((body as { text: string }).text)],
    [/tabling$/, () => ({ siteId: lead.id, code: 'JSA-2026-007' })],
    [/^POST \/api\/leads$/, () => lead],
    [/^PATCH /, () => lead],
    [/openings$|confirmation$/, () => waiting],
  ];
  const fetchOfTheBrowser = window.fetch;
  window.fetch = async (input, init) => {
    const method = init?.method ?? 'GET';
    const path = new URL(String(input), location.origin).pathname;
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    const request = { method, path, body, headers: new Headers(init?.headers) };
    asked.push(request);
    if (refusal !== null && (method === 'PATCH' || path.endsWith('tabling'))) {
      const refused = refusal;
      refusal = null;
      return refused;
    }
    const answer = answers.find(([form]) => form.test(`${method} ${path}`));
    return Response.json(answer?.[1](request) ?? { code: 'not-found', message: 'There is nothing here.' }, {
      status: answer === undefined ? 404 : 200,
    });
  };
  return {
    asked,
    leave: () => {
      window.fetch = fetchOfTheBrowser;
    },
    refuseNext(status, body) {
      refusal = Response.json(body, { status });
    },
  };
}
