import type { FrozenDigPlan } from '@jsa/contract';
import { useMessages } from '#panels/parts.ts';
import style from './digs.module.css';

/** What is agreed on, or would be: where is on the map. */
export function PlanFacts({ plan, areaM2 }: { plan: FrozenDigPlan; areaM2: number | null }) {
  const { translate, formatNumber } = useMessages();
  const { depthM, method, methodNote, stopRules, residualRule } = plan;
  const how = [translate(`dig.method.${method}`), methodNote.trim()].filter((part) => part !== '').join('. ');
  return (
    <dl className={style.facts}>
      {areaM2 !== null && (
        <>
          <dt>{translate('dig-list.area')}</dt>
          <dd>{translate('dig-list.square-metres', { area: formatNumber(areaM2, 0) })}</dd>
        </>
      )}
      <dt>{translate('dig-list.depth')}</dt>
      <dd>{translate('dig.metres', { value: formatNumber(depthM, 1) })}</dd>
      <dt>{translate('dig-list.method')}</dt>
      <dd>{how}</dd>
      <dt>{translate('dig-list.stop')}</dt>
      <dd className={style.prose}>{stopRules}</dd>
      <dt>{translate('dig-list.residual')}</dt>
      <dd className={style.prose}>{residualRule}</dd>
    </dl>
  );
}
