import type { SiteDetail, SitePlace } from '@jsa/contract';
import controls from '#panels/controls.module.css';
import detail from '#panels/detail.module.css';
import { useMessages } from '#panels/parts.ts';
import { BoundaryFacts } from './boundary-facts.tsx';
import { Moves } from './moves.tsx';
import { nameOfSystem } from './place-fields.tsx';
import { SiteDecisions } from './site-decisions.tsx';
import style from './sites.module.css';
import type { SiteAtHand } from './use-site.ts';

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={detail.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function PlaceFacts({ place }: { place: SitePlace }) {
  const { translate, formatNumber } = useMessages();
  const { position, horizontalUncertaintyM, areaM2, original } = place;
  const [longitude, latitude] = position;
  const digits = horizontalUncertaintyM < 10 ? 1 : 0;
  return (
    <>
      <Fact
        name={translate('site-panel.position')}
        value={translate('site-panel.position-value', {
          latitude: formatNumber(latitude, 6),
          longitude: formatNumber(longitude, 6),
        })}
      />
      <Fact
        name={translate('site-panel.uncertainty')}
        value={translate('site-panel.metres', { metres: formatNumber(horizontalUncertaintyM, digits) })}
      />
      <Fact
        name={translate('site-panel.area')}
        value={
          areaM2 === null
            ? translate('site-panel.area-none')
            : translate('site-panel.area-value', { squareMetres: formatNumber(areaM2, 0) })
        }
      />
      {original !== null && original.text !== '' && (
        <Fact
          name={translate('site-panel.original')}
          value={translate('site-panel.original-value', {
            text: original.text,
            system: nameOfSystem(original.crs),
          })}
        />
      )}
      {original !== null && original.transformation !== '' && original.crs !== 'wgs84' && (
        <Fact name={translate('site-panel.transformation')} value={original.transformation} />
      )}
    </>
  );
}

function NearSites({ site }: { site: SiteDetail }) {
  const { translate, formatNumber } = useMessages();
  return (
    <section className={detail.section}>
      <h4 className={style.heading}>{translate('site-panel.near')}</h4>
      {site.nearSites.length === 0 ? (
        <p className={style.help}>{translate('site-panel.near-none')}</p>
      ) : (
        <ul className={style.stack}>
          {site.nearSites.map(({ id, code, title, owner, distanceM, isOverlapping }) => (
            <li key={id}>
              <span className={style.code}>{code}</span> {title}
              <span className={style.help}>
                {` · ${translate(`site-panel.owner.${owner}`)} · `}
                {isOverlapping
                  ? translate('site-panel.near-overlaps')
                  : translate('site-panel.near-away', { metres: formatNumber(distanceM, 0) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Signatures({ site }: { site: SiteDetail }) {
  const { translate, formatDate } = useMessages();
  if (site.signatures.length === 0) return null;
  return (
    <section className={detail.section}>
      <h4 className={style.heading}>{translate('site-panel.signatures')}</h4>
      <dl className={detail.facts}>
        {site.signatures.map(({ kind, delegation, by, at }) => (
          <Fact
            key={`${kind} ${delegation} ${at}`}
            name={translate(`site-signature.${kind}`)}
            value={translate('site-panel.signed', {
              who: delegation === null ? by : `${by} (${translate(`site-panel.owner.${delegation}`)})`,
              date: formatDate(at),
            })}
          />
        ))}
      </dl>
    </section>
  );
}

/** Where the site stands and lies, what comes next, and who has signed what. */
export function Overview({ site, ...atHand }: { site: SiteDetail } & Pick<SiteAtHand, 'put' | 'reload'>) {
  const { translate, formatDate } = useMessages();
  const seesPlace = site.place !== null;
  return (
    <>
      {site.hold !== null && (
        <p className={`${controls.notice} ${controls.noticeWarning}`}>
          {translate('site-panel.hold', { date: formatDate(site.hold.reviewOn), reason: site.hold.reason })}
        </p>
      )}
      {site.mergedInto !== null && (
        <p className={controls.notice}>
          {translate('site-panel.merged-into', { code: site.mergedInto.code })}
        </p>
      )}
      <Moves site={site} {...atHand} />
      {seesPlace && <SiteDecisions siteId={site.id} />}
      <section className={detail.section}>
        <h4 className={style.heading}>{translate('site-panel.place')}</h4>
        <p className={style.help}>{translate(`site-panel.precision.${site.precision}`)}</p>
        <dl className={detail.facts}>
          <Fact
            name={translate('site-panel.municipality')}
            value={site.municipality === '' ? translate('site-panel.not-said') : site.municipality}
          />
          {site.place !== null && <PlaceFacts place={site.place} />}
          {site.owner !== null && (
            <Fact name={translate('site-panel.owner')} value={translate(`site-panel.owner.${site.owner}`)} />
          )}
          {site.proposed !== null && (
            <Fact name={translate('site-panel.proposed')} value={formatDate(site.proposed.at)} />
          )}
        </dl>
      </section>
      {site.boundary !== null && <BoundaryFacts boundary={site.boundary} />}
      {seesPlace && <NearSites site={site} />}
      <Signatures site={site} />
    </>
  );
}
