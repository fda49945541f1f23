import type { MinutesContent, MinutesRecord } from '@jsa/contract';

const hash = (digit: string) => digit.repeat(64);
const id = (digit: string) => `${digit.repeat(8)}-0000-4000-8000-000000000000`;

/** Minutes with every kind of block in them, on a fictional site. */
export function recordUnderTest(): MinutesRecord {
  const subject = {
    siteId: id('1'),
    code: 'JSA-2018-001',
    title: 'DEMO: a fictional place',
    siteVersion: 4,
    siteSha256: hash('a'),
    reportSha256: null,
    digPlan: {
      area: null,
      depthM: 2.5,
      method: 'machine-then-hand' as const,
      methodNote: 'A smooth bucket.',
      stopRules: 'Anything that may be human.',
      residualRule: 'It is marked, covered and decided on again.',
    },
  };
  const position = {
    format: 'jsa-position/1' as const,
    ...{ roundId: id('2'), itemId: id('3'), subjectSha256: hash('b'), ranking: [] },
    sealedAt: '2018-10-03T09:30:00.000Z',
  };
  const content: MinutesContent = {
    format: 'jsa-minutes/1',
    revision: 1,
    round: {
      ...{ id: id('2'), code: 'JSA-R-2018-001', kind: 'dig', title: 'Autumn 2018' },
      ...{ agenda: 'One site, surveyed in September.', budgetNote: 'Two weeks of machine hire.' },
      ...{ openedAt: '2018-10-01T08:00:00.000Z', openedBy: 'The chair', packSha256: hash('c') },
      ...{ deadline: '2018-10-04T08:00:00.000Z', endedAt: '2018-10-04T09:30:00.000Z' },
      extensions: [
        { at: '2018-10-02T08:00:00.000Z', deadline: '2018-10-04T08:00:00.000Z', reason: 'A holiday.' },
      ],
    },
    items: [
      {
        ...{ id: id('3'), number: 1, state: 'published', subjects: [subject], subjectSha256: hash('b') },
        ...{ publishedAt: '2018-10-04T09:20:00.000Z', closeReason: null },
        positions: [
          {
            ...{ delegation: 'belgrade', nonceHex: hash('d'), commitment: hash('e') },
            position: {
              ...{ ...position, delegation: 'belgrade', authorName: 'Ђорђе Шћепановић', language: 'sr-Cyrl' },
              ...{ value: 'concur', reasonCodes: [], text: 'Сагласни смо уз надзор.', reviewOn: null },
              ...{ conditions: ['Суво тло', 'Присуство обе делегације'], missing: '' },
            },
          },
          {
            ...{ delegation: 'pristina', nonceHex: hash('d'), commitment: hash('f') },
            position: {
              ...{ ...position, delegation: 'pristina', authorName: 'Besa Çela', language: 'sq' },
              ...{ value: 'defer', reasonCodes: ['season', 'permission-pending'], conditions: [] },
              ...{ text: 'Presim tokën e thatë.', missing: 'Leja e pronarit', reviewOn: '2019-04-01' },
            },
          },
        ],
        outcome: {
          ...{ kind: 'deferred', reviewOn: '2019-04-01', concurrenceKeptOf: 'belgrade', answersFirst: null },
          ...{ conditions: [], rankedByBoth: [], rankedByOne: [] },
          referral: { to: 'experts', note: 'On drainage.' },
        },
      },
    ],
    written: {
      ...{ heldOn: '2018-10-04', place: 'Room 3' },
      participants: { belgrade: ['Ђорђе Шћепановић'], chair: ['The chair'], pristina: ['Besa Çela'] },
      opening: {
        en: 'The chair opened the meeting.',
        sq: 'Kryesuesi e hapi takimin.',
        'sr-Latn': 'Predsedavajući je otvorio sastanak.',
      },
      notes: [
        {
          number: 1,
          words: {
            en: 'Both agreed that the ground is too wet.',
            sq: 'Të dy palët thanë se toka është tepër e lagësht.',
            'sr-Latn': 'Obe strane su rekle da je tlo suviše vlažno, ≈ 30 % više nego u junu.',
          },
        },
      ],
      closing: { en: '', sq: '', 'sr-Latn': '' },
    },
  };
  return {
    format: 'jsa-minutes-record/1',
    content,
    contentSha256: hash('9'),
    answers: [
      {
        ...{ delegation: 'belgrade', answer: 'approves', reservation: '', language: 'sr-Latn' },
        ...{ name: 'Ђорђе Шћепановић', at: '2018-10-05T10:00:00.000Z' },
      },
      {
        ...{ delegation: 'pristina', answer: 'reserves', language: 'sq', name: 'Besa Çela' },
        ...{ reservation: 'Rezervë për shpenzimet e makinerisë.', at: '2018-10-05T11:00:00.000Z' },
      },
    ],
    auditHead: { sequence: 4711, sha256: hash('8') },
    frozenAt: '2018-10-05T11:00:00.000Z',
  };
}
