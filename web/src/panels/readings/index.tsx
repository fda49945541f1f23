import { useState } from 'react';
import { AskedPane } from '#panels/asked-pane.tsx';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { ReadingForm } from './reading-form.tsx';
import { ReadingView } from './reading-view.tsx';
import style from './readings.module.css';
import { ReportSection } from './report-section.tsx';
import { type SurveyOfSite, useReadings, useSurveysOf } from './use-readings.ts';

/** What analysts read in the surveys of a site, each alone until both delegations have sealed, and what comes of it. */
export function ReadingsTab({ siteId }: { siteId: string }) {
  const asked = useSurveysOf(siteId);
  return <AskedPane asked={asked}>{(surveys) => <Surveys siteId={siteId} surveys={surveys} />}</AskedPane>;
}

function Surveys({ siteId, surveys }: { siteId: string; surveys: readonly SurveyOfSite[] }) {
  const { translate } = useMessages();
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = surveys.find(({ survey }) => survey.id === chosen) ?? surveys.at(0);
  if (shown === undefined) return <p className={controls.notice}>{translate('readings.no-survey')}</p>;
  return (
    <div className={style.stack}>
      {surveys.length > 1 && (
        <Choice
          label={translate('readings.survey')}
          options={surveys.map(({ survey, missionNumber }) => ({
            id: survey.id,
            name: translate('readings.survey-name', { mission: missionNumber, number: survey.number }),
          }))}
          value={shown.survey.id}
          onChange={setChosen}
        />
      )}
      <OfSurvey key={shown.survey.id} siteId={siteId} shown={shown} />
    </div>
  );
}

function OfSurvey({ siteId, shown }: { siteId: string; shown: SurveyOfSite }) {
  const { translate } = useMessages();
  const { survey } = shown;
  const asked = useReadings(siteId, survey.id);
  const { value: board, put, reload } = asked;
  if (board === null) return <AskedPane asked={asked}>{() => null}</AskedPane>;
  const recordings = survey.lines.flatMap((line) =>
    line.recordings.map(({ id, name }) => ({ id, name: `${line.name} · ${name}` })),
  );
  const last = board.mine.at(-1) ?? null;
  const draft = last !== null && last.sealedAt === null ? last : null;
  return (
    <>
      <ul className={style.faults}>
        {board.signs.map(({ party, isSealed }) => (
          <li key={party} className={style.row}>
            <span>{translate(`readings.party.${party}`)}</span>
            <span className={`${controls.tag} ${isSealed ? controls.good : ''}`}>
              {translate(isSealed ? 'readings.is-sealed' : 'readings.not-sealed')}
            </span>
          </li>
        ))}
      </ul>
      {!board.areRevealed && <p className={style.small}>{translate('readings.until-both')}</p>}
      {board.may.write && (
        <>
          {board.mine.some(({ sealedAt }) => sealedAt !== null) && (
            <p className={controls.notice}>{translate('readings.informed-why')}</p>
          )}
          <ReadingForm surveyId={survey.id} mine={draft} recordings={recordings} put={put} reload={reload} />
        </>
      )}
      {!board.areRevealed &&
        board.mine
          .filter(({ sealedAt }) => sealedAt !== null)
          .map((reading) => <ReadingView key={reading.id} reading={reading} />)}
      {board.areRevealed && (
        <>
          {board.readings.map((reading) => (
            <ReadingView key={reading.id} reading={reading} />
          ))}
          <ReportSection siteId={siteId} surveyId={survey.id} />
        </>
      )}
    </>
  );
}
