import {
  type Clearance,
  type ClearanceLine,
  clearanceActivities,
  isPermitted,
  readClearanceBoard,
} from '@jsa/contract';
import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { ClearanceStateTag, coveredPercent } from '#panels/clearances/clearance-state.tsx';
import controls from '#panels/controls.module.css';
import detail from '#panels/detail.module.css';
import { useMessages, useParts, useSiteChanges, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { useLoaded } from '#panels/use-loaded.ts';
import { ClearanceForm } from './clearance-form.tsx';
import style from './sites.module.css';

function useBoard(siteId: string) {
  const changeCount = useSiteChanges(siteId);
  const ask = useCallback(
    (signal: AbortSignal) => {
      // Only to ask again.
      void changeCount;
      return call(readClearanceBoard, { params: { id: siteId } }, signal) as Promise<ClearanceLine[]>;
    },
    [siteId, changeCount],
  );
  return useLoaded(ask);
}

function Document({ clearance }: { clearance: Clearance }) {
  const { translate, formatDate, formatNumber } = useMessages();
  const { isApplicable, notApplicableBecause, documentReference, validFrom, validUntil, note } = clearance;
  if (!isApplicable) return <p className={style.prose}>{notApplicableBecause}</p>;
  const from = formatDate(validFrom ?? '');
  const percent = formatNumber(coveredPercent(clearance.coveredFraction), 1);
  return (
    <div>
      <p className={style.prose}>{documentReference}</p>
      <p className={style.help}>
        {validUntil === null
          ? translate('clearance.period-open', { from })
          : translate('clearance.period', { from, until: formatDate(validUntil) })}
        {' · '}
        {translate('clearance.covered', { percent })}
      </p>
      {note !== '' && <p className={style.help}>{note}</p>}
    </div>
  );
}

type LineProps = { siteId: string; line: ClearanceLine; mayWrite: boolean; reload: () => void };

function Line({ siteId, line, mayWrite, reload }: LineProps) {
  const { translate } = useMessages();
  const [openId, setOpenId] = useState<string | null>(null);
  const kind = translate(`clearance.kind.${line.kind}`);
  const close = () => setOpenId(null);
  const form = (clearance: Clearance | null) => (
    <ClearanceForm
      key={clearance?.id ?? 'new'}
      {...{ siteId, line: { kind: line.kind, activity: line.activity }, clearance, reload, close }}
    />
  );
  return (
    <li className={style.clearance}>
      <div className={style.clearanceHead}>
        <span className={style.moveName}>{kind}</span>
        <span className={style.row}>
          <ClearanceStateTag state={line.state} />
          {mayWrite && openId === null && (
            <Button
              className={`${controls.button} ${controls.quiet}`}
              aria-label={translate('clearance.add-for', { kind })}
              onPress={() => setOpenId('new')}
            >
              {translate('clearance.add')}
            </Button>
          )}
        </span>
      </div>
      {line.clearances.map((clearance) => (
        <div key={clearance.id} className={style.stack}>
          <div className={style.document}>
            <Document clearance={clearance} />
            {line.clearances.length > 1 && <ClearanceStateTag state={clearance.state} />}
            {mayWrite && openId === null && (
              <Button
                className={`${controls.button} ${controls.quiet}`}
                aria-label={translate('clearance.change-for', { kind })}
                onPress={() => setOpenId(clearance.id)}
              >
                {translate('clearance.change')}
              </Button>
            )}
          </div>
          {openId === clearance.id && form(clearance)}
        </div>
      ))}
      {openId === 'new' && form(null)}
    </li>
  );
}

/** Which clearances are there, how far they reach and how long, and which are missing. */
export function ClearancesTab({ siteId }: { siteId: string }) {
  const messages = useMessages();
  const { translate } = messages;
  const { session } = useParts();
  const { person } = useStore(session);
  const { value: lines, problem, reload } = useBoard(siteId);
  const roles = person?.roles ?? [];
  if (!isPermitted(roles, 'clearance.read'))
    return <p className={controls.notice}>{translate('clearance.not-for-you')}</p>;
  if (problem !== null) {
    return (
      <div role="alert" className={style.stack}>
        <p className={`${controls.notice} ${controls.noticeError}`}>
          {translate('clearance.failed', { message: problemSentence(messages, problem) })}
        </p>
        <Button className={controls.button ?? ''} onPress={reload}>
          {translate('site-panel.try-again')}
        </Button>
      </div>
    );
  }
  if (lines === null) return <p className={style.help}>{translate('clearance.loading')}</p>;
  const mayWrite = isPermitted(roles, 'clearance.write');
  return (
    <>
      {clearanceActivities.map((activity) => (
        <section key={activity} className={detail.section}>
          <h4 className={style.heading}>{translate(`clearance.title.${activity}`)}</h4>
          <ul>
            {lines
              .filter((line) => line.activity === activity)
              .map((line) => (
                <Line key={line.kind} {...{ siteId, line, mayWrite, reload }} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
