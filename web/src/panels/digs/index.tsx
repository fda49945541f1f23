import type { AgreedDig } from '@jsa/contract';
import { siteStatusFamily } from '@jsa/contract';
import { AskedPane } from '#panels/asked-pane.tsx';
import controls from '#panels/controls.module.css';
import { useMessages, useParts } from '#panels/parts.ts';
import { SiteSymbol } from '#panels/site-symbol.tsx';
import style from './digs.module.css';
import { PlanFacts } from './plan-facts.tsx';
import { useDigList } from './use-digs.ts';

export { DigTab } from './dig-tab.tsx';

/** The agreed digs in their order, each with what was agreed on and what it still lacks. */
export function DigsScreen() {
  const { translate, language } = useMessages();
  const asked = useDigList();
  const { value: digs } = asked;
  return (
    <div className={style.screen}>
      <p className={style.small}>{translate('dig.list-intro')}</p>
      {digs === null && <AskedPane asked={asked}>{() => null}</AskedPane>}
      {digs?.length === 0 && <p className={controls.notice}>{translate('dig.list-none')}</p>}
      {digs !== null && (
        <div className={style.row}>
          {digs.length > 0 && (
            <a
              className={controls.button}
              href={`/api/dig-list.pdf?language=${language}`}
              target="_blank"
              rel="noreferrer"
            >
              {translate('dig.list-pdf')}
            </a>
          )}
          <a className={controls.button} href={`/api/dig-list.ics?language=${language}`} download>
            {translate('dig.list-calendar')}
          </a>
        </div>
      )}
      {digs !== null && digs.length > 0 && (
        <>
          <p className={style.small}>{translate('dig.paper-why')}</p>
          <ol className={style.list}>
            {digs.map((dig) => (
              <Dig key={dig.siteId} dig={dig} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function Dig({ dig }: { dig: AgreedDig }) {
  const { selection, view } = useParts();
  const { translate, formatDate } = useMessages();
  const { place, siteId, code, title, status, isFictional, isHeld, plan, planAreaM2, agreedIn } = dig;
  const { season, plannedFrom, plannedUntil } = dig;
  return (
    <li className={style.card}>
      <div className={style.cardHead}>
        <h3 className={style.name}>
          {place}. {code} · {title}
        </h3>
        <div className={style.row}>
          {isFictional && (
            <span className={`${controls.tag} ${controls.fiction}`}>{translate('app.demo')}</span>
          )}
          {isHeld && (
            <span className={`${controls.tag} ${controls.warning}`}>{translate('dig-list.held')}</span>
          )}
          <span className={style.row}>
            <SiteSymbol family={siteStatusFamily[status]} />
            {translate(`site.status.${status}`)}
          </span>
        </div>
      </div>
      <div className={style.columns}>
        <div className={style.stack}>
          <dl className={style.facts}>
            <dt>{translate('dig-list.order')}</dt>
            <dd>
              {season === null
                ? translate('dig-list.not-ranked')
                : translate('dig-list.ranked', { place: season.place, code: season.roundCode })}
            </dd>
            <dt>{translate('dig-list.agreed-in')}</dt>
            <dd>
              {agreedIn === null
                ? translate('dig-list.demo-walk')
                : `${agreedIn.code}, ${formatDate(agreedIn.at)}`}
            </dd>
            {agreedIn !== null && agreedIn.conditions.length > 0 && (
              <>
                <dt>{translate('dig-list.conditions')}</dt>
                <dd className={style.prose}>{agreedIn.conditions.join('\n')}</dd>
              </>
            )}
            <dt>{translate('dig-list.days')}</dt>
            <dd>
              {plannedFrom === null || plannedUntil === null
                ? translate('dig-list.no-days')
                : translate('dig-list.from-until', {
                    from: formatDate(plannedFrom),
                    until: formatDate(plannedUntil),
                  })}
            </dd>
          </dl>
          <Permissions dig={dig} />
        </div>
        {plan === null ? (
          <p className={style.small}>{translate('dig-list.no-plan')}</p>
        ) : (
          <PlanFacts plan={plan} areaM2={planAreaM2} />
        )}
      </div>
      <div>
        <a
          href={`?site=${siteId}&panel=site&tab=dig`}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            selection.set({ siteId });
            view.set({ screen: 'map', detail: 'site', siteTab: 'dig', tab: 'list' });
          }}
        >
          {translate('dig.on-map', { code })}
        </a>
      </div>
    </li>
  );
}

function Permissions({ dig }: { dig: AgreedDig }) {
  const { translate, formatDate } = useMessages();
  const lacks = (state: string) => state !== 'valid' && state !== 'not-applicable';
  return (
    <div className={style.stack}>
      <h4 className={style.heading}>{translate('dig-list.permissions')}</h4>
      <ul className={style.lines}>
        {dig.clearances.map(({ kind, state, validUntil }) => (
          <li key={kind} className={style.row}>
            <span>{translate(`clearance.kind.${kind}`)}</span>
            <span className={`${controls.tag} ${lacks(state) ? controls.warning : controls.good}`}>
              {translate(`clearance.state.${state}`)}
            </span>
            {validUntil !== null && (
              <span className={style.small}>
                {translate('clearance.board.until', { date: formatDate(validUntil) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
