import { type ProgressReport, readProgress, type SiteStatus } from '@jsa/contract';
import { useCallback } from 'react';
import { call } from '#api/client.ts';
import { AskedPane } from '#panels/asked-pane.tsx';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStored } from '#panels/parts.ts';
import { useLoaded } from '#panels/use-loaded.ts';
import { Bars } from './bars.tsx';
import { InsideSections } from './inside.tsx';
import style from './progress.module.css';
import { Unaccounted } from './unaccounted.tsx';

/** The way that leads to a result; on hold, withdrawn and merged stand aside. */
const way: readonly SiteStatus[] = [
  'proposed',
  'desk-review',
  'assessment-agreed',
  'survey-ready',
  'surveyed',
  'reported',
  'dig-agreed',
  'excavating',
  'found',
  'not-found',
  'inconclusive',
  'closed-without-dig',
];

function useProgress() {
  const { evidence } = useParts();
  const sites = useStored(evidence, ({ changesBySiteId }) => changesBySiteId);
  const rounds = useStored(evidence, ({ roundChangeCount }) => roundChangeCount);
  return useLoaded(
    useCallback(
      (signal: AbortSignal) => {
        // Only to ask again.
        void sites;
        void rounds;
        return call(readProgress, {}, signal) as Promise<ProgressReport>;
      },
      [sites, rounds],
    ),
  );
}

/** How far the work has come, over the sites that the reader may know of. */
export function ProgressScreen() {
  const asked = useProgress();
  return (
    <div className={style.screen}>
      <AskedPane asked={asked}>
        {(report) => <Report report={report as ProgressReport} reload={asked.reload} />}
      </AskedPane>
    </div>
  );
}

function Report({ report, reload }: { report: ProgressReport; reload: () => void }) {
  const { translate, language, formatDateTime } = useMessages();
  const { at, siteCount, byStatus, reached, inside } = report;
  const present = byStatus
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => ({ name: translate(`site.status.${status}`), count }));
  const steps = way.map((status) => ({
    name: translate(`site.status.${status}`),
    count: reached.find((each) => each.status === status)?.count ?? 0,
  }));
  return (
    <>
      <p className={style.small}>
        {translate(inside === null ? 'progress.of-released' : 'progress.of-all', {
          date: formatDateTime(at),
          count: siteCount,
        })}
      </p>
      <div className={style.row}>
        <a
          className={controls.button}
          href={`/api/progress.svg?language=${language}`}
          target="_blank"
          rel="noreferrer"
        >
          {translate('progress.picture')}
        </a>
        <a className={controls.button} href={`/api/progress.csv?language=${language}`} download>
          {translate('progress.csv')}
        </a>
      </div>
      <p className={style.small}>{translate('progress.outside-why')}</p>
      <div className={style.columns}>
        <section className={style.card} aria-label={translate('progress.now')}>
          <h3 className={style.heading}>{translate('progress.now')}</h3>
          {present.length === 0 ? (
            <p className={style.small}>
              {translate(inside === null ? 'progress.sites-none' : 'progress.none-yet')}
            </p>
          ) : (
            <Bars rows={present} label={translate('progress.now')} />
          )}
        </section>
        {siteCount > 0 && (
          <section className={style.card} aria-label={translate('progress.reached')}>
            <h3 className={style.heading}>{translate('progress.reached')}</h3>
            <Bars rows={steps} label={translate('progress.reached')} />
            <p className={style.small}>{translate('progress.reached-why')}</p>
          </section>
        )}
        {inside !== null && <InsideSections inside={inside} />}
        {inside === null && <Municipalities report={report} />}
        <Unaccounted report={report} reload={reload} />
      </div>
    </>
  );
}

/** As exactly as those outside are told where something is. */
function Municipalities({ report }: { report: ProgressReport }) {
  const { translate } = useMessages();
  const rows = report.byMunicipality.map(({ municipality, count }) => ({ name: municipality, count }));
  if (rows.length === 0) return null;
  return (
    <section className={style.card} aria-label={translate('progress.municipalities')}>
      <h3 className={style.heading}>{translate('progress.municipalities')}</h3>
      <Bars rows={rows} label={translate('progress.municipalities')} />
    </section>
  );
}
