import {
  delegations,
  handOverAssessment,
  type JointAssessment,
  type Manifest,
  readJointReceipt,
  readManifest,
} from '@jsa/contract';
import { useCallback, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { byteSize } from '#panels/byte-size.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { printPart } from '#panels/print-part.ts';
import { useLoaded, useSending } from '#panels/use-loaded.ts';
import style from './assessments.module.css';
import { Check } from './fields.tsx';
import { Form, Refusal, Section } from './form.tsx';
import { AnswerForm, KeeperForms } from './hand-over-answers.tsx';

type HandOverProps = { assessment: JointAssessment; reload: () => void };

/** Every recording with its line and every file with its hash. */
function Files({ manifest }: { manifest: Manifest }) {
  const messages = useMessages();
  const { translate } = messages;
  return (
    <>
      {manifest.surveys.map((survey) => (
        <section key={survey.id} className={style.section}>
          <h6 className={controls.label}>{translate('surveys.survey', { number: survey.number })}</h6>
          <ul className={style.list}>
            {survey.recordings.flatMap(({ id, line, files }) =>
              files.map(({ name, byteLength, sha256 }) => (
                <li key={`${id}${name}`} className={style.item}>
                  <span className={style.itemHead}>
                    <span>
                      {line}: {name}
                    </span>
                    <span className={style.soft}>{byteSize(messages, byteLength)}</span>
                  </span>
                  <span className={controls.hash}>{sha256}</span>
                </li>
              )),
            )}
          </ul>
        </section>
      ))}
    </>
  );
}

function hashesOf({ surveys }: Manifest): string[] {
  return surveys.flatMap(({ recordings }) =>
    recordings.flatMap(({ files }) => files.map(({ sha256 }) => sha256)),
  );
}

/** What would be handed over, with what is missing first; then the one act that only the lead can do. */
function HandOverForm({ assessment, reload, onClose }: HandOverProps & { onClose: () => void }) {
  const { translate } = useMessages();
  const { id, version } = assessment;
  const load = useCallback(
    (signal: AbortSignal) => {
      // What was changed since is to be handed over, too.
      void version;
      return call(readManifest, { params: { id } }, signal);
    },
    [id, version],
  );
  const { value, problem } = useLoaded(load);
  const [isCompared, setIsCompared] = useState(false);
  const sending = useSending();
  const handOver = async (manifest: Manifest) => {
    const isTaken = await sending.send(() =>
      call(handOverAssessment, {
        params: { id },
        headers: { 'if-match': `"${version}"` },
        body: { confirmedSha256s: hashesOf(manifest) },
      }),
    );
    reload();
    if (isTaken) onClose();
  };
  if (value === null) {
    if (problem !== null) return <Refusal problem={problem} />;
    return <p className={style.soft}>{translate('assessments.loading')}</p>;
  }
  const { manifest, missing } = value;
  return (
    <Form
      title={translate('assessments.hand-over')}
      sending={sending}
      isReady={isCompared && missing.length === 0}
      onSave={() => void handOver(manifest)}
      onCancel={onClose}
    >
      {missing.length > 0 && (
        <div className={`${controls.notice} ${controls.noticeWarning}`} lang="en">
          {missing.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <p>{translate('assessments.hand-over-note')}</p>
      <Files manifest={manifest} />
      <Check
        label={translate('assessments.compared', { count: hashesOf(manifest).length })}
        isSelected={isCompared}
        onChange={setIsCompared}
      />
    </Form>
  );
}

function Receipt({ assessment, reload }: HandOverProps) {
  const { translate, formatDateTime, formatNumber } = useMessages();
  const { id, handOver, receivedAt, may } = assessment;
  const answerCount = handOver?.answers.length ?? 0;
  const sheet = useRef<HTMLDivElement>(null);
  const load = useCallback(
    (signal: AbortSignal) => {
      // Asked for again when somebody answered.
      void answerCount;
      return call(readJointReceipt, { params: { id } }, signal);
    },
    [id, answerCount],
  );
  const { value: receipt, problem } = useLoaded(load);
  if (handOver === null || receipt === null)
    return problem === null ? (
      <p className={style.soft}>{translate('assessments.loading')}</p>
    ) : (
      <Refusal problem={problem} />
    );
  const { auditHead } = receipt;
  const { answers } = handOver;
  const hasAnswered = answers.some(({ delegation }) => delegation === may.attendFor);
  return (
    <div className={style.stack} ref={sheet}>
      <p>
        {translate('assessments.receipt-of', {
          site: receipt.manifest.site,
          number: receipt.manifest.assessment.number,
        })}
      </p>
      <p>
        {translate('assessments.handed-over', {
          name: handOver.handedOverBy,
          time: formatDateTime(handOver.handedOverAt),
        })}
      </p>
      {receivedAt !== null && (
        <p role="status" className={`${controls.notice}`}>
          {translate('assessments.received', { time: formatDateTime(receivedAt) })}
        </p>
      )}
      <dl className={style.list}>
        {delegations.map((each) => {
          const answer = answers.find(({ delegation }) => delegation === each);
          const said = answer && {
            name: answer.person,
            time: formatDateTime(answer.answeredAt),
            reason: answer.reason,
          };
          return (
            <div key={each} className={style.item}>
              <dt>{translate(`assessments.${each}`)}</dt>
              <dd className={style.soft}>
                {said
                  ? translate(`assessments.answer.${answer.answer}`, said)
                  : translate('assessments.answer.none')}
              </dd>
            </div>
          );
        })}
      </dl>
      <p className={style.soft}>
        {translate('assessments.manifest-hash')}{' '}
        <span className={controls.hash}>{handOver.manifestSha256}</span>
      </p>
      <details>
        <summary className={controls.label}>
          {translate('assessments.files', { count: hashesOf(receipt.manifest).length })}
        </summary>
        <Files manifest={receipt.manifest} />
      </details>
      <p className={style.soft}>
        {translate('assessments.audit-head', { number: formatNumber(auditHead.sequence, 0) })}{' '}
        <span className={controls.hash}>{auditHead.sha256}</span>
      </p>
      <div>
        <Button
          className={controls.button ?? ''}
          onPress={() => sheet.current !== null && printPart(sheet.current)}
        >
          {translate('assessments.print')}
        </Button>
      </div>
      {receivedAt === null && may.attendFor !== null && !hasAnswered && (
        <AnswerForm receipt={receipt} assessment={assessment} reload={reload} />
      )}
      {receivedAt === null && may.attendFor === null && (
        <KeeperForms receipt={receipt} assessment={assessment} reload={reload} />
      )}
    </div>
  );
}

/** From the field team's hands into those of both delegations. */
export function HandOver({ assessment, reload }: HandOverProps) {
  const { translate } = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const { handOver, may } = assessment;
  return (
    <Section title={translate('assessments.receipt')}>
      {handOver !== null && <Receipt assessment={assessment} reload={reload} />}
      {handOver === null && !isOpen && (
        <>
          <p className={style.soft}>{translate('assessments.receipt-none')}</p>
          {may.handOver && (
            <div className={style.row}>
              <Button className={`${controls.button} ${controls.primary}`} onPress={() => setIsOpen(true)}>
                {translate('assessments.hand-over')}
              </Button>
            </div>
          )}
        </>
      )}
      {handOver === null && isOpen && (
        <HandOverForm assessment={assessment} reload={reload} onClose={() => setIsOpen(false)} />
      )}
    </Section>
  );
}
