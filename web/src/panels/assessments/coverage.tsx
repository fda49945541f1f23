import {
  type Coverage,
  type CoverageGap,
  explainGap,
  type JointAssessment,
  readCoverage,
} from '@jsa/contract';
import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages, useSiteChanges } from '#panels/parts.ts';
import { useLoaded, useSending } from '#panels/use-loaded.ts';
import style from './assessments.module.css';
import { coverageOnMap, hideCoverage } from './coverage-on-map.ts';
import { Change, Form, Refusal, Section } from './form.tsx';

function Figures({ coverage }: { coverage: Coverage }) {
  const { translate, formatNumber } = useMessages();
  const { agreedM2, coveredM2, coveredPercent, agreedAreaBasis } = coverage;
  return (
    <div className={style.section}>
      <p>
        <span className={style.figure}>{formatNumber(coveredPercent, 1)} %</span>{' '}
        {translate('surveys.covered-of', {
          covered: formatNumber(coveredM2, 0),
          agreed: formatNumber(agreedM2, 0),
        })}
      </p>
      <div className={style.bar} aria-hidden="true">
        <div className={style.barFill} style={{ width: `${Math.min(100, coveredPercent)}%` }} />
      </div>
      {agreedAreaBasis === 'circle' && <p className={style.soft}>{translate('surveys.area-circle')}</p>}
    </div>
  );
}

function Swaths({ coverage }: { coverage: Coverage }) {
  const { translate, formatNumber } = useMessages();
  return coverage.surveys.map(({ surveyId, number, swath, lineCount }) => {
    const { basis, widthM, depthM, velocityMPerNs, centreFrequencyMHz, isVelocityKnown } = swath;
    const values = {
      number,
      lines: formatNumber(lineCount, 0),
      width: formatNumber(widthM ?? Number.NaN, 2),
      depth: formatNumber(depthM, 2),
      velocity: formatNumber(velocityMPerNs, 3),
      frequency: formatNumber(centreFrequencyMHz ?? Number.NaN, 0),
    };
    return (
      <p key={surveyId} className={style.soft}>
        {translate(`surveys.swath.${basis}`, values)}
        {basis === 'footprint' && !isVelocityKnown && ` ${translate('surveys.velocity-assumed')}`}
      </p>
    );
  });
}

type GapProps = { gap: CoverageGap; onExplain: (() => void) | null };

function Gap({ gap, onExplain }: GapProps) {
  const { translate, formatNumber } = useMessages();
  const { cause, areaM2, obstacle, reason } = gap;
  const why = cause === 'obstacle' ? `${obstacle}: ${reason}` : reason;
  return (
    <li className={style.item}>
      <span className={style.itemHead}>
        <span>
          {formatNumber(areaM2, 1)} m²{' '}
          <span className={controls.tag}>{translate(`surveys.gap.${cause}`)}</span>
        </span>
        {onExplain && <Change label={translate('surveys.explain')} onPress={onExplain} />}
      </span>
      {why !== '' && <span className={style.soft}>{why}</span>}
    </li>
  );
}

type GapsProps = { assessment: JointAssessment; coverage: Coverage; put: (coverage: Coverage) => void };

function Gaps({ assessment, coverage, put }: GapsProps) {
  const { translate } = useMessages();
  const [open, setOpen] = useState<CoverageGap | null>(null);
  const [reason, setReason] = useState('');
  const sending = useSending();
  const explain = (place: [number, number]) =>
    void sending.send(async () => {
      const params = { id: assessment.id };
      put(await call(explainGap, { params, body: { place, reason: reason.trim() } }));
      setOpen(null);
      setReason('');
    });
  if (coverage.gaps.length === 0) return null;
  return (
    <ul className={style.list} aria-label={translate('surveys.not-covered')}>
      {coverage.gaps.map((gap) => {
        const { place, cause } = gap;
        const mayExplain = assessment.may.survey && place !== null && cause !== 'obstacle';
        if (open === gap && place !== null) {
          return (
            <li key={`${place}`}>
              <Form
                title={translate('surveys.explain')}
                sending={sending}
                isReady={reason.trim() !== ''}
                onSave={() => explain(place)}
                onCancel={() => setOpen(null)}
              >
                <Field label={translate('surveys.explain-why')} isLong value={reason} onChange={setReason} />
              </Form>
            </li>
          );
        }
        const key = `${place ?? ''}${gap.areaM2}${gap.obstacle}`;
        return <Gap key={key} gap={gap} onExplain={mayExplain ? () => setOpen(gap) : null} />;
      })}
    </ul>
  );
}

/** Hands the polygons to the map for as long as the figures are open. */
function useOnMap(assessmentId: string, coverage: Coverage | null): void {
  useEffect(() => {
    if (coverage === null) return;
    const gaps = coverage.gaps.flatMap(({ cause, area }) => (area === null ? [] : [{ cause, area }]));
    coverageOnMap.set({ assessmentId, covered: coverage.covered, gaps });
    return hideCoverage;
  }, [assessmentId, coverage]);
}

function OpenCoverage({ assessment }: { assessment: JointAssessment }) {
  const { translate } = useMessages();
  const { id, version, receivedAt } = assessment;
  const changeCount = useSiteChanges(assessment.siteId);
  const load = useCallback(
    (signal: AbortSignal) => {
      // Obstacles of another version may explain other gaps.
      void version;
      void receivedAt;
      void changeCount;
      return call(readCoverage, { params: { id } }, signal);
    },
    [id, version, receivedAt, changeCount],
  );
  const { value: coverage, problem, put } = useLoaded(load);
  useOnMap(id, coverage);
  if (coverage === null) {
    if (problem !== null) return <Refusal problem={problem} />;
    return <p className={style.soft}>{translate('assessments.loading')}</p>;
  }
  return (
    <>
      <Figures coverage={coverage} />
      <Swaths coverage={coverage} />
      <Gaps assessment={assessment} coverage={coverage} put={put} />
    </>
  );
}

/** How much of the agreed area the lines speak for, and why the rest was not measured. */
export function CoverageSection({ assessment }: { assessment: JointAssessment }) {
  const { translate } = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const isWithheld = assessment.receivedAt === null && assessment.may.attendFor !== null;
  if (assessment.surveyCount === 0 || isWithheld) return null;
  return (
    <Section title={translate('surveys.coverage')}>
      {isOpen ? (
        <OpenCoverage assessment={assessment} />
      ) : (
        <div className={style.row}>
          <Button className={controls.button ?? ''} onPress={() => setIsOpen(true)}>
            {translate('surveys.coverage-show')}
          </Button>
        </div>
      )}
    </Section>
  );
}
