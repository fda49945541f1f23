import { isPermitted, listSiteDecisions, type SiteDecision } from '@jsa/contract';
import { useEffect, useState } from 'react';
import { call } from '#api/client.ts';
import detail from '#panels/detail.module.css';
import { useMessages, useParts, useStore, useStored } from '#panels/parts.ts';
import style from './sites.module.css';

/** The rounds about a site; null for whoever knows of none, and until they came. */
function useDecisions(siteId: string): readonly SiteDecision[] | null {
  const { session, evidence } = useParts();
  const { person } = useStore(session);
  const changeCount = useStored(evidence, ({ roundChangeCount }) => roundChangeCount);
  const [decisions, setDecisions] = useState<readonly SiteDecision[] | null>(null);
  const mayRead = isPermitted(person?.roles ?? [], 'round.read');
  useEffect(() => {
    // Only to ask again.
    void changeCount;
    if (!mayRead) return;
    const leaving = new AbortController();
    call(listSiteDecisions, { params: { id: siteId } }, leaving.signal).then(
      (loaded) => setDecisions(loaded as SiteDecision[]),
      () => {}, // The panel itself says when the server cannot be reached.
    );
    return () => leaving.abort();
  }, [siteId, mayRead, changeCount]);
  return decisions;
}

/** What both delegations decided on a site, when it comes back, and where a matter lies that they did not settle. */
export function SiteDecisions({ siteId }: { siteId: string }) {
  const { view } = useParts();
  const { translate, formatDate } = useMessages();
  const decisions = useDecisions(siteId);
  if (decisions === null || decisions.length === 0) return null;
  return (
    <section className={detail.section}>
      <h4 className={style.heading}>{translate('site-decisions.title')}</h4>
      <ul className={style.stack}>
        {decisions.map(({ roundId, roundCode, kind, openedAt, outcome }) => (
          <li key={roundId}>
            <span className={style.help}>
              {translate(`rounds.kind.${kind}`)} · {formatDate(openedAt)}
            </span>
            <p>
              {outcome === null ? translate('site-decisions.running') : translate(`outcome.${outcome.kind}`)}
            </p>
            {outcome !== null && outcome.reviewOn !== null && (
              <p>{translate('outcome.review-on', { date: formatDate(outcome.reviewOn) })}</p>
            )}
            {outcome !== null && outcome.referral !== null && (
              <p>
                {translate('outcome.referred', {
                  to: translate(`refer.to.${outcome.referral.to}`),
                  note: outcome.referral.note,
                })}
              </p>
            )}
            <a
              href={`?screen=rounds&round=${roundId}`}
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                view.set({ screen: 'rounds', roundId });
              }}
            >
              {translate('site-decisions.open', { code: roundCode })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
