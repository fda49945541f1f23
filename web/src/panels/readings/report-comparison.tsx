import type { JointReport, ReportContent } from '@jsa/contract';
import { speakerOf } from '@jsa/papers';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './readings.module.css';

/** What the readings come to side by side, in numbers that nobody ranks by. */
export function ReportComparison({ report }: { report: JointReport }) {
  const { translate, formatNumber, formatDateTime, language } = useMessages();
  const { content, answers, reportSha256, frozenAt } = report;
  const { agreement, coverage, usefulDepthM, groups, written } = content;
  const speaker = speakerOf(language);
  const percent = coverage.agreedM2 > 0 ? (100 * coverage.coveredM2) / coverage.agreedM2 : 0;
  return (
    <div className={style.stack}>
      <p>
        {agreement.alpha === null
          ? translate('report.alpha-none', { count: agreement.cellCount })
          : translate('report.alpha', {
              alpha: formatNumber(agreement.alpha, 2),
              count: agreement.cellCount,
            })}
      </p>
      <p className={style.prose}>
        {translate('report.limits', {
          depth: usefulDepthM === null ? '?' : formatNumber(usefulDepthM, 1),
          percent: formatNumber(percent, 0),
        })}
      </p>
      {speaker.written(written.summary).trim() !== '' && (
        <p className={style.prose}>{speaker.written(written.summary)}</p>
      )}
      {groups.length === 0 && <p>{translate('report.no-anomalies')}</p>}
      <ul className={style.list}>
        {groups.map((group) => (
          <li key={group.number} className={style.card}>
            <Group group={group} statement={statementOf(written, group.number, speaker)} />
          </li>
        ))}
      </ul>
      {answers.map(({ delegation, dissent, name, at, language: said }) => (
        <div key={delegation}>
          <p>
            <strong>{translate(`rounds.party.${delegation}`)}</strong>{' '}
            {translate(dissent === '' ? 'report.agreed' : 'report.dissents', {
              name,
              date: formatDateTime(at),
            })}
          </p>
          {dissent !== '' && (
            <blockquote lang={said} className={style.prose}>
              {dissent}
            </blockquote>
          )}
        </div>
      ))}
      {frozenAt !== null && (
        <p className={style.small}>
          {translate('report.frozen-at', { date: formatDateTime(frozenAt) })}{' '}
          <span className={controls.hash}>{reportSha256}</span>
        </p>
      )}
    </div>
  );
}

function statementOf(
  { statements }: ReportContent['written'],
  number: number,
  speaker: ReturnType<typeof speakerOf>,
): string {
  const said = statements.find((each) => each.number === number);
  return said === undefined ? '' : speaker.written(said.words);
}

function Group({ group, statement }: { group: ReportContent['groups'][number]; statement: string }) {
  const { translate, formatNumber } = useMessages();
  const { number, members, overlap, areClassesAgreed, topSpreadM } = group;
  const parties = new Set(members.map(({ party }) => party)).size;
  return (
    <>
      <h5 className={style.subheading}>{translate('report.group', { number, count: parties })}</h5>
      <ul className={style.faults}>
        {members.map(({ party, anomalyId, name, interpretiveClass, confidence }) => (
          <li key={anomalyId}>
            <strong>{translate(`readings.party.${party}`)}</strong> {name}
            {interpretiveClass !== null && `: ${translate(`readings.class.${interpretiveClass}`)}`}
            {confidence !== null && ` · ${translate(`readings.confidence.${String(confidence) as '1'}`)}`}
          </li>
        ))}
      </ul>
      <p className={style.small}>
        {overlap !== null && `${translate('report.overlap', { fraction: formatNumber(overlap, 2) })} `}
        {!areClassesAgreed && `${translate('report.classes-differ')} `}
        {topSpreadM !== null && translate('report.tops', { spread: formatNumber(topSpreadM, 1) })}
      </p>
      {statement.trim() !== '' && <p className={style.prose}>{statement}</p>}
    </>
  );
}
