import {
  answerJointReport,
  detectabilityGrades,
  type JointReport,
  offerJointReport,
  type ReportWords,
  takeBackJointReport,
  writeJointReport,
} from '@jsa/contract';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { AskedPane } from '#panels/asked-pane.tsx';
import { Choice } from '#panels/choice.tsx';
import { Contested } from '#panels/contested.tsx';
import controls from '#panels/controls.module.css';
import { useDraftOver } from '#panels/draft-over.ts';
import { Field } from '#panels/field.tsx';
import { useKeptDraft } from '#panels/kept-draft.ts';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { ThreeWords } from '#panels/three-words.tsx';
import { useSending } from '#panels/use-loaded.ts';
import style from './readings.module.css';
import { ReportComparison } from './report-comparison.tsx';
import { useReport } from './use-readings.ts';

type ReportProps = { report: JointReport; put: (report: JointReport) => void; reload: () => void };

/** The readings compared, one statement an anomaly, and the answers of both delegations' analysts. */
export function ReportSection({ siteId, surveyId }: { siteId: string; surveyId: string }) {
  const { translate } = useMessages();
  const asked = useReport(siteId, surveyId);
  const { value: report, put, reload } = asked;
  return (
    <section className={style.stack} aria-label={translate('report.title')}>
      <div className={style.row}>
        <h4 className={style.heading}>{translate('report.title')}</h4>
        {report !== null && <span className={controls.tag}>{translate(`report.state.${report.state}`)}</span>}
      </div>
      {report === null && <AskedPane asked={asked}>{() => null}</AskedPane>}
      {report !== null && (
        <>
          <ReportComparison report={report} />
          {report.may.write && <WordsForm report={report} put={put} reload={reload} />}
          {report.may.offer && <Act report={report} put={put} reload={reload} kind="offer" />}
          {report.may.answer && <Answer report={report} put={put} reload={reload} />}
          {report.may.takeBack && <Act report={report} put={put} reload={reload} kind="take-back" />}
        </>
      )}
    </section>
  );
}

const nothing = { en: '', sq: '', 'sr-Latn': '' };

function WordsForm({ report, put, reload }: ReportProps) {
  const messages = useMessages();
  const { translate } = messages;
  const { written, groups } = report.content;
  const over = useDraftOver<ReportWords>(`report:${report.surveyId}`, {
    current: written,
    version: report.version,
  });
  const { draft, keep } = over;
  const { isSending, problem, send } = useSending(reload);
  const wordsOf = (number: number) =>
    draft.statements.find((each) => each.number === number)?.words ?? nothing;
  const keepWritten = () =>
    send(async () => {
      const headers = { 'if-match': `"${over.version}"` };
      put(
        (await call(writeJointReport, {
          params: { id: report.surveyId },
          headers,
          body: draft,
        })) as JointReport,
      );
      over.forget();
    });
  return (
    <div className={style.card}>
      <ThreeWords
        title={translate('report.summary')}
        words={draft.summary}
        onChange={(summary) => keep({ ...draft, summary })}
      />
      {groups.map(({ number }) => (
        <ThreeWords
          key={number}
          title={translate('report.statement', { number })}
          words={wordsOf(number)}
          onChange={(words) =>
            keep({
              ...draft,
              statements: [
                ...draft.statements.filter((each) => each.number !== number),
                { number, words },
              ].sort((one, other) => one.number - other.number),
            })
          }
        />
      ))}
      <Choice
        label={translate('readings.detectability')}
        options={[
          { id: '' as const, name: translate('readings.not-said') },
          ...detectabilityGrades.map((id) => ({ id, name: translate(`readings.detectability.${id}`) })),
        ]}
        value={draft.detectability ?? ''}
        onChange={(chosen) => keep({ ...draft, detectability: chosen === '' ? null : chosen })}
      />
      <ThreeWords
        title={translate('readings.detectability-reason')}
        words={draft.detectabilityReason}
        onChange={(detectabilityReason) => keep({ ...draft, detectabilityReason })}
      />
      <Contested over={over} />
      {problem !== null && !over.isContested && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div>
        <Button
          className={controls.button ?? ''}
          isPending={isSending}
          isDisabled={over.isContested}
          onPress={() => void keepWritten()}
        >
          {translate('report.keep')}
        </Button>
      </div>
    </div>
  );
}

function Act({ report, put, reload, kind }: ReportProps & { kind: 'offer' | 'take-back' }) {
  const messages = useMessages();
  const { translate } = messages;
  const { isSending, problem, send } = useSending(reload);
  const act = () =>
    send(async () => {
      const asked = { params: { id: report.surveyId }, headers: { 'if-match': `"${report.version}"` } };
      put((await call(kind === 'offer' ? offerJointReport : takeBackJointReport, asked)) as JointReport);
    });
  return (
    <div className={style.stack}>
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div>
        <Button
          className={`${controls.button} ${kind === 'offer' ? controls.primary : ''}`}
          isPending={isSending}
          onPress={() => void act()}
        >
          {translate(`report.${kind}`)}
        </Button>
      </div>
    </div>
  );
}

function Answer({ report, put, reload }: ReportProps) {
  const messages = useMessages();
  const { translate, language } = messages;
  const [kept, keep] = useKeptDraft<{ dissent: string }>(`report-dissent:${report.surveyId}`);
  const dissent = kept?.dissent ?? '';
  const { isSending, problem, send } = useSending(reload);
  const answer = () =>
    send(async () => {
      const body = { contentSha256: report.contentSha256, dissent, language };
      put((await call(answerJointReport, { params: { id: report.surveyId }, body })) as JointReport);
      keep(null);
    });
  return (
    <div className={style.card}>
      <Field
        label={translate('report.dissent')}
        help={translate('report.dissent-help')}
        isLong
        value={dissent}
        onChange={(typed) => keep({ dissent: typed })}
        maxLength={4_000}
      />
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isPending={isSending}
          onPress={() => void answer()}
        >
          {translate(dissent.trim() === '' ? 'report.agree' : 'report.send-dissent')}
        </Button>
      </div>
    </div>
  );
}
