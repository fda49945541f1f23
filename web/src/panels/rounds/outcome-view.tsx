import type { RoundItem } from '@jsa/contract';
import { conditionSentence } from '#panels/condition-words.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './rounds.module.css';
import { delegationNames, outcomeName } from './words.ts';

const kindsThatFollow = {
  agreed: 'outcome.follows.agreed',
  'agreed-conditions-differ': 'outcome.follows.agreed-conditions-differ',
  deferred: 'outcome.follows.deferred',
  'not-agreed': 'outcome.follows.not-agreed',
  'closed-without-action': 'outcome.follows.closed-without-action',
  ranked: 'outcome.follows.ranked',
  'no-position': 'outcome.follows.no-position',
} as const;

/** What two positions came to, in words, and what follows from it. */
export function OutcomeView({ item }: { item: RoundItem }) {
  const messages = useMessages();
  const { translate, formatDate } = messages;
  const { outcome, siteMove, closeReason, subjects } = item;
  if (outcome === null) return null;
  const nameOf = (siteId: string) => {
    const subject = subjects.find((each) => each.siteId === siteId);
    return subject === undefined ? siteId : `${subject.code} · ${subject.title}`;
  };
  const lines: string[] = [translate(kindsThatFollow[outcome.kind])];
  if (outcome.reviewOn !== null)
    lines.push(translate('outcome.review-on', { date: formatDate(outcome.reviewOn) }));
  if (outcome.concurrenceKeptOf !== null)
    lines.push(translate('outcome.kept', { name: translate(delegationNames[outcome.concurrenceKeptOf]) }));
  if (outcome.answersFirst !== null)
    lines.push(translate('outcome.answers', { name: translate(delegationNames[outcome.answersFirst]) }));
  if (closeReason !== null) lines.push(closeReason);
  if (siteMove?.state === 'moved') lines.push(translate('outcome.site-moved'));
  if (siteMove?.state === 'waits')
    lines.push(
      translate('outcome.site-waits', {
        missing: siteMove.missing.map((each) => conditionSentence(messages, each)).join(' '),
      }),
    );
  if (outcome.referral !== null)
    lines.push(
      translate('outcome.referred', {
        to: translate(`refer.to.${outcome.referral.to}`),
        note: outcome.referral.note,
      }),
    );
  return (
    <section className={`${controls.notice} ${style.stack}`} aria-label={translate('outcome.title')}>
      <p className={style.verdict}>{translate(outcomeName(outcome.kind))}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {outcome.conditions.length > 0 && (
        <ul>
          {outcome.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
      {outcome.rankedByBoth.length > 0 && (
        <>
          <p>{translate('outcome.ranked-both')}</p>
          <ol>
            {outcome.rankedByBoth.map((siteId) => (
              <li key={siteId}>{nameOf(siteId)}</li>
            ))}
          </ol>
        </>
      )}
      {outcome.rankedByOne.length > 0 && (
        <>
          <p>{translate('outcome.ranked-one')}</p>
          <ul>
            {outcome.rankedByOne.map(({ delegation, siteId }) => (
              <li key={siteId}>
                {nameOf(siteId)} – {translate(delegationNames[delegation])}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
