import type { SiteBoundaryRelation } from '@jsa/contract';
import controls from '#panels/controls.module.css';
import detail from '#panels/detail.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './sites.module.css';

type Edition = SiteBoundaryRelation['editions'][number];

function EditionFacts({ edition }: { edition: Edition }) {
  const { translate, formatNumber, formatDate } = useMessages();
  const { editionName, dataDate, isOfficial, side, distanceKm, uncertaintyKm } = edition;
  const distance = translate('site-panel.boundary.distance', {
    distance: formatNumber(distanceKm, 1),
    uncertainty: formatNumber(uncertaintyKm, 1),
  });
  const name = translate('site-panel.boundary.edition', { name: editionName, date: formatDate(dataDate) });
  return (
    <div>
      <p>{translate(`side.${side}`)}</p>
      <p className={style.help}>{distance}</p>
      <p className={style.help}>
        {isOfficial ? name : `${name} · ${translate('site-panel.boundary.unofficial')}`}
      </p>
    </div>
  );
}

/** Side of and distance to the ABL by each edition that counts, never without the uncertainty and the edition. */
export function BoundaryFacts({ boundary }: { boundary: SiteBoundaryRelation }) {
  const { translate, formatDate } = useMessages();
  const { editions, doOfficialEditionsDisagree, decisions } = boundary;
  return (
    <section className={detail.section}>
      <h4 className={style.heading}>{translate('site-panel.boundary')}</h4>
      {doOfficialEditionsDisagree && (
        <p className={`${controls.notice} ${controls.noticeWarning}`}>
          {translate('site-panel.boundary.disagree')}
        </p>
      )}
      {editions.length === 0 && <p className={style.help}>{translate('site-panel.boundary.none')}</p>}
      {editions.map((edition) => (
        <EditionFacts key={edition.editionId} edition={edition} />
      ))}
      {decisions.map(({ side, decidedBy, decidedAt, reason }) => (
        <div key={decidedAt}>
          <p>{translate(`side.${side}`)}</p>
          <p className={style.help}>
            {translate('site-panel.boundary.decided', {
              who: decidedBy,
              date: formatDate(decidedAt),
              reason,
            })}
          </p>
        </div>
      ))}
    </section>
  );
}
