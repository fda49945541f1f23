import type { KeptDigPlan, KeptDigRecord } from '@jsa/contract';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { AskedPane } from '#panels/asked-pane.tsx';
import controls from '#panels/controls.module.css';
import detail from '#panels/detail.module.css';
import { useMessages, useParts } from '#panels/parts.ts';
import type { Loaded } from '#panels/use-loaded.ts';
import { showShapes } from '#state/map-work.ts';
import style from './digs.module.css';
import { Find } from './find.tsx';
import { PlanFacts } from './plan-facts.tsx';
import { PlanForm } from './plan-form.tsx';
import { RecordForm } from './record-form.tsx';
import { RecordSigns } from './record-signs.tsx';
import { RecordView } from './record-view.tsx';
import { useDigPlan, useDigRecord } from './use-digs.ts';

/** Planned, dug and left: on the map as long as the tab is open. */
function useShapes(plan: KeptDigPlan | null, kept: KeptDigRecord | null): void {
  const { work } = useParts();
  const area = plan?.plan?.area;
  const record = kept?.record;
  useEffect(() => {
    showShapes(work, 'dig', [
      ...(area === undefined ? [] : [{ kind: 'preview' as const, geometry: area }]),
      ...(record?.trenches ?? []).map((trench) => ({ kind: 'covered' as const, geometry: trench.area })),
      ...(record?.residual == null ? [] : [{ kind: 'not-covered' as const, geometry: record.residual.area }]),
    ]);
    return () => showShapes(work, 'dig', []);
  }, [work, area, record]);
}

/** What would be dug at a site, what was, and what came of it. */
export function DigTab({ siteId }: { siteId: string }) {
  const plan = useDigPlan(siteId);
  const record = useDigRecord(siteId);
  useShapes(plan.value, record.value);
  return (
    <div className={style.stack}>
      <PlanSection siteId={siteId} asked={plan} />
      <RecordSection siteId={siteId} asked={record} />
    </div>
  );
}

function PlanSection({ siteId, asked }: { siteId: string; asked: Loaded<KeptDigPlan> }) {
  const { translate, formatDate } = useMessages();
  const { value: kept, reload, put } = asked;
  const [isWriting, setIsWriting] = useState(false);
  return (
    <section className={detail.section}>
      <h4 className={style.heading}>{translate('dig.plan')}</h4>
      {kept === null && <AskedPane asked={asked}>{() => null}</AskedPane>}
      {kept !== null && isWriting && (
        <PlanForm siteId={siteId} kept={kept} put={put} reload={reload} close={() => setIsWriting(false)} />
      )}
      {kept !== null && !isWriting && (
        <div className={style.stack}>
          {kept.plan === null ? (
            <p className={style.small}>
              {translate(kept.may.write ? 'dig.plan-none-yours' : 'dig.plan-none')}
            </p>
          ) : (
            <PlanFacts plan={kept.plan} areaM2={kept.areaM2} />
          )}
          {kept.frozenIn !== null && (
            <p className={controls.notice}>{translate('dig.frozen-in', { code: kept.frozenIn })}</p>
          )}
          {kept.writtenAt !== null && (
            <p className={style.small}>
              {translate('dig.written', { name: kept.writtenBy ?? '', date: formatDate(kept.writtenAt) })}
            </p>
          )}
          {kept.may.write && (
            <div>
              <Button className={controls.button ?? ''} onPress={() => setIsWriting(true)}>
                {translate(kept.plan === null ? 'dig.write-plan' : 'dig.change-plan')}
              </Button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}

function RecordSection({ siteId, asked }: { siteId: string; asked: Loaded<KeptDigRecord> }) {
  const { translate } = useMessages();
  const { value: kept, reload, put } = asked;
  const [isWriting, setIsWriting] = useState(false);
  const isEmpty = kept !== null && kept.record === null && !kept.may.write && kept.find === null;
  return (
    <section className={detail.section}>
      <h4 className={style.heading}>{translate('dig-record.title')}</h4>
      {kept === null && <AskedPane asked={asked}>{() => null}</AskedPane>}
      {isEmpty && <p className={style.small}>{translate('dig-record.none')}</p>}
      {kept !== null && <Find siteId={siteId} kept={kept} put={put} />}
      {kept !== null && isWriting && (
        <RecordForm siteId={siteId} kept={kept} put={put} reload={reload} close={() => setIsWriting(false)} />
      )}
      {kept !== null && !isWriting && (
        <div className={style.stack}>
          {kept.record !== null && <RecordView kept={kept} record={kept.record} />}
          {kept.record !== null && <RecordSigns siteId={siteId} kept={kept} put={put} reload={reload} />}
          {kept.may.write && (
            <div>
              <Button className={controls.button ?? ''} onPress={() => setIsWriting(true)}>
                {translate(kept.record === null ? 'dig-record.write' : 'dig-record.change')}
              </Button>
            </div>
          )}
        </div>
      )}
    </section>
  );
}
