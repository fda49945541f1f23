import {
  enterUnaccounted,
  type ProgressReport,
  type UnaccountedCount,
  withdrawUnaccounted,
} from '@jsa/contract';
import { seriesMarks } from '@jsa/papers';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useIsNarrow, useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { KeptForm, TypedField } from '#panels/sending-form.tsx';
import { useSending } from '#panels/use-loaded.ts';
import { PictureView } from './picture-view.tsx';
import style from './progress.module.css';

type UnaccountedProps = { report: ProgressReport; reload: () => void };

/** How many persons were unaccounted for over time, as others counted: no number without its source and its day. */
export function Unaccounted({ report, reload }: UnaccountedProps) {
  const { translate } = useMessages();
  const isNarrow = useIsNarrow();
  const { unaccounted, may } = report;
  const width = isNarrow ? 360 : 640;
  const marks = seriesMarks(unaccounted, { x: 0, y: 0, width, height: 150 });
  return (
    <section className={style.card} aria-label={translate('progress.unaccounted')}>
      <h3 className={style.heading}>{translate('progress.unaccounted')}</h3>
      {unaccounted.length === 0 ? (
        <p className={style.small}>{translate('progress.unaccounted-none')}</p>
      ) : (
        <>
          <PictureView marks={marks} width={width} height={172} label={translate('progress.unaccounted')} />
          <ul className={style.lines}>
            {unaccounted.map((each) => (
              <Count key={each.id} each={each} mayWithdraw={may.enter} reload={reload} />
            ))}
          </ul>
        </>
      )}
      {may.enter && <EnterForm reload={reload} />}
    </section>
  );
}

type CountProps = { each: UnaccountedCount; mayWithdraw: boolean; reload: () => void };

function Count({ each, mayWithdraw, reload }: CountProps) {
  const messages = useMessages();
  const { translate, formatDate, formatNumber } = messages;
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { isSending, problem, send } = useSending();
  const said = translate('progress.source-of', {
    count: formatNumber(each.count, 0),
    date: formatDate(each.on),
    source: each.source,
  });
  return (
    <li className={style.count}>
      <span>{said}</span>
      {each.note !== '' && <span className={style.small}>{each.note}</span>}
      {mayWithdraw && !isOpen && (
        <Button
          className={`${controls.button} ${controls.quiet}`}
          aria-label={translate('progress.withdraw', { what: said })}
          onPress={() => setIsOpen(true)}
        >
          {translate('progress.withdraw-short')}
        </Button>
      )}
      {isOpen && (
        <div className={style.withdrawal}>
          <Field
            label={translate('progress.withdraw-why')}
            help={translate('progress.withdraw-help')}
            value={reason}
            onChange={setReason}
            maxLength={1_000}
          />
          {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
          <div className={style.row}>
            <Button
              className={controls.button ?? ''}
              isDisabled={isSending || reason.trim().length < 3}
              onPress={() =>
                void send(async () => {
                  await call(withdrawUnaccounted, { params: { id: each.id }, body: { reason } });
                  reload();
                })
              }
            >
              {translate('progress.withdraw-short')}
            </Button>
            <Button className={`${controls.button} ${controls.quiet}`} onPress={() => setIsOpen(false)}>
              {translate('site-panel.cancel')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}

function EnterForm({ reload }: { reload: () => void }) {
  const { translate } = useMessages();
  const [turn, setTurn] = useState(0);
  return (
    <details className={style.enter}>
      <summary>{translate('progress.enter')}</summary>
      <KeptForm
        key={turn}
        keptAs="unaccounted"
        button={translate('progress.enter-keep')}
        send={async (typed) => {
          const count = Number(typed('count').replaceAll(/[\s.,]/g, ''));
          const body = { on: typed('on'), count, source: typed('source'), note: typed('note') };
          await call(enterUnaccounted, { body });
          reload();
          setTurn(turn + 1);
        }}
      >
        <TypedField
          name="on"
          type="date"
          label={translate('progress.on')}
          needed={translate('progress.on-needed')}
        />
        <TypedField
          name="count"
          inputMode="numeric"
          label={translate('progress.count')}
          needed={translate('progress.count-needed')}
        />
        <TypedField
          name="source"
          label={translate('progress.source')}
          help={translate('progress.source-help')}
          needed={translate('progress.source-needed')}
          maxLength={300}
        />
        <TypedField name="note" label={translate('progress.note')} maxLength={1_000} />
      </KeptForm>
    </details>
  );
}
