import {
  type ClearanceActivity,
  clearanceActivities,
  clearanceKinds,
  expiresSoonDays,
  fullCoverFraction,
  listClearances,
  type SiteClearances,
  siteStatusFamily,
} from '@jsa/contract';
import { useCallback, useState } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStored } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { SiteSymbol } from '#panels/site-symbol.tsx';
import { useLoaded } from '#panels/use-loaded.ts';
import { ClearanceStateTag, coveredPercent } from './clearance-state.tsx';
import style from './clearances.module.css';

type Line = SiteClearances['lines'][number];

function isInOrder({ state, coveredFraction }: Line): boolean {
  return state === 'not-applicable' || (state === 'valid' && coveredFraction >= fullCoverFraction);
}

/** The board, asked for again whenever anything about a site changed. */
function useBoard() {
  const { evidence } = useParts();
  const changes = useStored(evidence, ({ changesBySiteId }) => changesBySiteId);
  const ask = useCallback(
    (signal: AbortSignal) => {
      // Only to ask again.
      void changes;
      return call(listClearances, {}, signal) as Promise<SiteClearances[]>;
    },
    [changes],
  );
  return useLoaded(ask);
}

function Cell({ line }: { line: Line }) {
  const { translate, formatDate, formatNumber } = useMessages();
  const { kind, state, coveredFraction, validUntil } = line;
  const isPartial = (state === 'valid' || state === 'expires-soon') && coveredFraction < fullCoverFraction;
  const percent = formatNumber(coveredPercent(coveredFraction), 1);
  return (
    <td>
      <div className={style.cell}>
        <span className={style.kind}>{translate(`clearance.kind.${kind}`)}</span>
        <ClearanceStateTag state={state} />
        {isPartial && (
          <span className={`${controls.tag} ${controls.warning}`}>
            {translate('clearance.board.partly', { percent })}
          </span>
        )}
        {validUntil !== null && (
          <span className={style.small}>
            {translate('clearance.board.until', { date: formatDate(validUntil) })}
          </span>
        )}
      </div>
    </td>
  );
}

function Row({ row, activity }: { row: SiteClearances; activity: ClearanceActivity }) {
  const { selection, view } = useParts();
  const { translate } = useMessages();
  const { siteId, code, title, status, isFictional } = row;
  return (
    <tr>
      <th scope="row">
        <div className={style.cell}>
          <a
            className={style.link}
            aria-label={translate('clearance.board.open', { code })}
            href={`?site=${siteId}&panel=site&tab=clearances`}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              selection.set({ siteId });
              view.set({ screen: 'map', detail: 'site', siteTab: 'clearances', tab: 'list' });
            }}
          >
            {code}
          </a>
          <span className={style.status}>
            {title}
            {isFictional && (
              <span className={`${controls.tag} ${controls.fiction}`}>{translate('app.demo')}</span>
            )}
          </span>
          <span className={style.status}>
            <SiteSymbol family={siteStatusFamily[status]} />
            {translate(`site.status.${status}`)}
          </span>
        </div>
      </th>
      {clearanceKinds.map((kind) => {
        const line = row.lines.find((each) => each.kind === kind && each.activity === activity);
        return line ? <Cell key={kind} line={line} /> : <td key={kind} />;
      })}
    </tr>
  );
}

/** Which clearances the sites have and lack, side by side, and which end soon. */
export function ClearancesScreen() {
  const messages = useMessages();
  const { translate } = messages;
  const { value: rows, problem, reload } = useBoard();
  const [activity, setActivity] = useState<ClearanceActivity>('survey');
  const [isOpenOnly, setIsOpenOnly] = useState(false);
  const shown = rows?.filter(
    ({ lines }) => !isOpenOnly || lines.some((line) => line.activity === activity && !isInOrder(line)),
  );
  return (
    <div className={style.screen}>
      <p className={style.soft}>{translate('clearance.board.intro')}</p>
      <div className={style.choices}>
        <div className={style.activity}>
          <Choice
            label={translate('clearance.board.activity')}
            options={clearanceActivities.map((id) => ({ id, name: translate(`clearance.title.${id}`) }))}
            value={activity}
            onChange={setActivity}
          />
        </div>
        <Checkbox className={controls.check ?? ''} isSelected={isOpenOnly} onChange={setIsOpenOnly}>
          {translate('clearance.board.only')}
        </Checkbox>
      </div>
      {problem !== null && (
        <div role="alert" className={style.choices}>
          <p className={`${controls.notice} ${controls.noticeError}`}>
            {translate('clearance.failed', { message: problemSentence(messages, problem) })}
          </p>
          <Button className={controls.button ?? ''} onPress={reload}>
            {translate('site-panel.try-again')}
          </Button>
        </div>
      )}
      {rows === null && problem === null && <p role="status">{translate('clearance.loading')}</p>}
      {rows?.length === 0 && <p className={controls.notice}>{translate('clearance.board.empty')}</p>}
      {rows !== null && rows.length > 0 && shown?.length === 0 && (
        <p role="status" className={controls.notice}>
          {translate('clearance.board.nothing', { days: expiresSoonDays })}
        </p>
      )}
      {shown !== undefined && shown.length > 0 && (
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{translate('clearance.board.site')}</th>
              {clearanceKinds.map((kind) => (
                <th key={kind} scope="col">
                  {translate(`clearance.kind.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.siteId} row={row} activity={activity} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
