import type { MinutesRecord, SignedMinutes } from '@jsa/contract';
import { minutesBlocks, paperLanguages, speakerOf } from '@jsa/papers';
import { setPaper } from '#papers/set-paper.ts';

/** The frozen minutes in every language, one after the other, with the signed record inside. */
export function minutesPdf(
  record: MinutesRecord,
  { kid, signed }: { kid: string; signed: SignedMinutes },
): Promise<Buffer> {
  const { content, contentSha256, answers, auditHead, frozenAt } = record;
  const proof = { contentSha256, auditHead, frozenAt, signingKeyId: kid };
  const english = speakerOf('en');
  return setPaper({
    title: paperLanguages
      .map((language) => speakerOf(language).say('minutes.title', { code: content.round.code }))
      .join(' · '),
    author: english.say('minutes.group'),
    madeAt: frozenAt,
    parts: paperLanguages.map((language) => {
      const speaker = speakerOf(language);
      return {
        language,
        blocks: minutesBlocks(content, { speaker, answers, proof }),
        footer: (page, count) =>
          `${content.round.code} · ${speaker.say('minutes.page', { page, count })} · SHA-256 ${contentSha256}`,
      };
    }),
    attachment: {
      name: `${content.round.code}-minutes.jws.json`,
      type: 'application/json',
      description: english.say('minutes.proof-text'),
      bytes: Buffer.from(JSON.stringify(signed)),
    },
  });
}
