import { type BoundaryDifference, type BoundaryEditionSummary, compareBoundary } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Activation } from './activation.tsx';
import style from './boundaries.module.css';
import { Facts } from './facts.tsx';

function ChangedSites({ sites }: Pick<BoundaryDifference, 'sites'>) {
  const { translate } = useMessages();
  if (sites.length === 0) return <p>{translate('boundaries.sites-none')}</p>;
  return (
    <div className={style.stack}>
      <h5 className={controls.label}>{translate('boundaries.sites-change')}</h5>
      <ul className={style.checks}>
        {sites.map(({ id, code, title, before, after }) => (
          <li key={id}>
            <strong>{code}</strong>
            <span>{title}</span>
            <span className={style.soft}>
              {translate('boundaries.side-change', {
                before: translate(before === null ? 'boundaries.no-side' : `side.${before}`),
                after: translate(`side.${after}`),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className={style.small}>{translate('app.footnote')}</p>
    </div>
  );
}

function ReportFacts({ report }: Pick<BoundaryDifference, 'report'>) {
  const { translate, formatNumber } = useMessages();
  const { comparedWith, farthestApartM, areaBetweenKm2, withinThreeKmPercent } = report;
  const written = (value: number | null, digits: number, unit: string) =>
    value === null ? null : `${formatNumber(value, digits)} ${unit}`;
  return (
    <Facts
      facts={[
        [
          translate('boundaries.compared-with'),
          comparedWith?.name ?? translate('boundaries.compared-with-none'),
        ],
        [translate('boundaries.farthest'), written(farthestApartM, 0, 'm')],
        [translate('boundaries.area-between'), written(areaBetweenKm2, 1, 'km²')],
        [translate('boundaries.within-three'), written(withinThreeKmPercent, 1, '%')],
      ]}
    />
  );
}

type Loading = { difference: BoundaryDifference | null; isLoading: boolean; problem: unknown };

/** What would change if the edition came into force; only who looked at it can propose or confirm it. */
export function DifferenceView(props: { edition: BoundaryEditionSummary; onChange: () => void }) {
  const { edition, onChange } = props;
  const messages = useMessages();
  const { translate } = messages;
  const [{ difference, isLoading, problem }, setState] = useState<Loading>({
    difference: null,
    isLoading: false,
    problem: null,
  });
  const load = () => {
    setState({ difference: null, isLoading: true, problem: null });
    call(compareBoundary, { params: { id: edition.id } }).then(
      (loaded) => setState({ difference: loaded as BoundaryDifference, isLoading: false, problem: null }),
      (refusal) => setState({ difference: null, isLoading: false, problem: refusal }),
    );
  };
  return (
    <section className={style.stack} aria-label={translate('boundaries.difference')}>
      {edition.proposal && <Proposal proposal={edition.proposal} />}
      {difference === null && (
        <div className={style.row}>
          <Button className={controls.button ?? ''} isDisabled={isLoading} onPress={load}>
            {translate(isLoading ? 'boundaries.difference-loading' : 'boundaries.difference-load')}
          </Button>
        </div>
      )}
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {problemSentence(messages, problem)}
        </p>
      )}
      {difference !== null && (
        <>
          <h4 className={controls.label}>{translate('boundaries.difference')}</h4>
          <ReportFacts report={difference.report} />
          <ChangedSites sites={difference.sites} />
          <Activation
            edition={edition}
            reportSha256={difference.reportSha256}
            onStale={load}
            onChange={onChange}
          />
        </>
      )}
    </section>
  );
}

function Proposal({ proposal }: { proposal: NonNullable<BoundaryEditionSummary['proposal']> }) {
  const { translate, formatDateTime } = useMessages();
  return (
    <p className={`${controls.notice} ${controls.noticeWarning}`}>
      {translate('boundaries.proposed', {
        person: proposal.proposedBy,
        organisation: proposal.organisation,
        date: formatDateTime(proposal.proposedAt),
      })}
    </p>
  );
}
