import type { ProgressReport } from '@jsa/contract';
import { useMessages } from '#panels/parts.ts';
import { Bars } from './bars.tsx';
import style from './progress.module.css';

type Inside = NonNullable<ProgressReport['inside']>;

/** What only the chair and the delegations are told. */
export function InsideSections({ inside }: { inside: Inside }) {
  const { translate } = useMessages();
  const { bySide } = inside;
  const sides = bySide
    .filter(({ side, count }) => count > 0 || side === 'inside' || side === 'outside')
    .map(({ side, count }) => ({ name: translate(`side.${side}`), count }));
  return (
    <>
      <section className={style.card} aria-label={translate('progress.sides')}>
        <h3 className={style.heading}>{translate('progress.sides')}</h3>
        <Bars rows={sides} label={translate('progress.sides')} />
        <p className={style.small}>{translate('progress.sides-why')}</p>
      </section>
      <Waits waits={inside.waits} />
      <Days rows={inside.daysInStatus} />
      <Digs digs={inside.digs} />
    </>
  );
}

/** What waits for whom: every party in one list, none ranked. */
function Waits({ waits }: { waits: Inside['waits'] }) {
  const { translate } = useMessages();
  return (
    <section className={style.card} aria-label={translate('progress.waits')}>
      <h3 className={style.heading}>{translate('progress.waits')}</h3>
      <div className={style.scroll}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{translate('progress.party')}</th>
              <th scope="col">{translate('progress.waits-sites')}</th>
              <th scope="col">{translate('progress.waits-positions')}</th>
              <th scope="col">{translate('progress.waits-minutes')}</th>
            </tr>
          </thead>
          <tbody>
            {waits.map(({ party, siteCount, positionCount, minutesCount }) => (
              <tr key={party}>
                <th scope="row">{translate(`progress.party.${party}`)}</th>
                <td>{siteCount}</td>
                <td>{positionCount}</td>
                <td>{minutesCount}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={style.small}>{translate('progress.waits-why')}</p>
    </section>
  );
}

function Days({ rows }: { rows: Inside['daysInStatus'] }) {
  const { translate, formatNumber } = useMessages();
  return (
    <section className={style.card} aria-label={translate('progress.days')}>
      <h3 className={style.heading}>{translate('progress.days')}</h3>
      <div className={style.scroll}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{translate('progress.status')}</th>
              <th scope="col">{translate('progress.sites-now')}</th>
              <th scope="col">{translate('progress.days-median')}</th>
              <th scope="col">{translate('progress.days-most')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ status, count, medianDays, mostDays }) => (
              <tr key={status}>
                <th scope="row">{translate(`site.status.${status}`)}</th>
                <td>{count}</td>
                <td>{formatNumber(medianDays, 0)}</td>
                <td>{formatNumber(mostDays, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What came of digs, as raw counts: no percentages of so few. */
function Digs({ digs }: { digs: Inside['digs'] }) {
  const { translate, formatNumber } = useMessages();
  const causes = digs.causes
    .filter(({ count }) => count > 0)
    .map(({ cause, count }) => ({ name: translate(`dig-record.cause.${cause}`), count }));
  return (
    <section className={style.card} aria-label={translate('progress.digs')}>
      <h3 className={style.heading}>{translate('progress.digs')}</h3>
      <Bars
        rows={digs.results.map(({ result, count }) => ({
          name: translate(`dig-record.result.${result}`),
          count,
        }))}
        label={translate('progress.digs')}
      />
      <p>{translate('progress.volume', { volume: formatNumber(digs.dugVolumeM3, 0) })}</p>
      {causes.length > 0 && (
        <>
          <h4 className={style.subheading}>{translate('progress.causes')}</h4>
          <Bars rows={causes} label={translate('progress.causes')} />
        </>
      )}
      <p className={style.small}>{translate('progress.readings-none')}</p>
    </section>
  );
}
