import {
  type DigMethod,
  type DigPlan,
  digMethods,
  type KeptDigPlan,
  mostDigDepthM,
  writeDigPlan,
} from '@jsa/contract';
import { useState } from 'react';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useDraftOver } from '#panels/draft-over.ts';
import { DrawnArea } from '#panels/drawn-area.tsx';
import { Field } from '#panels/field.tsx';
import { numberIn, textOf } from '#panels/numbers.ts';
import { useMessages } from '#panels/parts.ts';
import { useSending } from '#panels/use-loaded.ts';
import style from './digs.module.css';
import { FormFoot } from './form-foot.tsx';

type Typed = {
  area: DigPlan['area'] | null;
  depthM: string;
  method: DigMethod;
  methodNote: string;
  stopRules: string;
  residualRule: string;
};

function typedOf(plan: DigPlan | null): Typed {
  return {
    area: plan?.area ?? null,
    depthM: textOf(plan?.depthM),
    method: plan?.method ?? 'machine-then-hand',
    methodNote: plan?.methodNote ?? '',
    stopRules: plan?.stopRules ?? '',
    residualRule: plan?.residualRule ?? '',
  };
}

function isDepth(text: string): boolean {
  const depthM = numberIn(text);
  return depthM !== null && depthM > 0 && depthM <= mostDigDepthM;
}

/** What is still wanting before it can be sent. */
function lacksOf({ area, depthM, stopRules, residualRule }: Typed) {
  return {
    area: area === null,
    depthM: !isDepth(depthM),
    stopRules: stopRules.trim() === '',
    residualRule: residualRule.trim() === '',
  };
}

type PlanFormProps = {
  siteId: string;
  kept: KeptDigPlan;
  put: (kept: KeptDigPlan) => void;
  reload: () => void;
  close: () => void;
};

/** What a dig would be. A round on it freezes the newest version. */
export function PlanForm({ siteId, kept, put, reload, close }: PlanFormProps) {
  const { translate, formatNumber } = useMessages();
  const over = useDraftOver<Typed>(`dig-plan:${siteId}`, {
    current: typedOf(kept.plan),
    version: kept.version,
  });
  const { draft, keep } = over;
  const { isSending, problem, send } = useSending(reload);
  const [isTried, setIsTried] = useState(false);
  const lacks = lacksOf(draft);
  const submit = async () => {
    setIsTried(true);
    const { area } = draft;
    if (area === null || Object.values(lacks).some((lacking) => lacking)) return;
    await send(async () => {
      const body = { ...draft, area, depthM: numberIn(draft.depthM) ?? 0 };
      const headers = { 'if-match': `"${over.version}"` };
      put((await call(writeDigPlan, { params: { id: siteId }, headers, body })) as KeptDigPlan);
      over.forget();
      close();
    });
  };
  const needed = (name: keyof typeof lacks) => (isTried && lacks[name] ? translate('dig.needed') : null);
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <DrawnArea
        label={translate('dig-list.area')}
        none={translate('dig.area-none')}
        area={draft.area}
        onChange={(area) => keep({ ...draft, area })}
      />
      {needed('area') !== null && <p className={controls.fieldError}>{needed('area')}</p>}
      <Field
        label={translate('dig.depth-m')}
        isNumber
        value={draft.depthM}
        onChange={(depthM) => keep({ ...draft, depthM })}
        error={
          isTried && lacks.depthM
            ? translate('dig.depth-fault', { most: formatNumber(mostDigDepthM, 0) })
            : null
        }
      />
      <Choice
        label={translate('dig-list.method')}
        options={digMethods.map((id) => ({ id, name: translate(`dig.method.${id}`) }))}
        value={draft.method}
        onChange={(method) => keep({ ...draft, method })}
      />
      <Field
        label={translate('dig.method-note')}
        value={draft.methodNote}
        onChange={(methodNote) => keep({ ...draft, methodNote })}
        maxLength={2_000}
      />
      <Field
        label={translate('dig-list.stop')}
        help={translate('dig.stop-help')}
        isLong
        value={draft.stopRules}
        onChange={(stopRules) => keep({ ...draft, stopRules })}
        maxLength={4_000}
        error={needed('stopRules')}
      />
      <Field
        label={translate('dig-list.residual')}
        help={translate('dig.residual-help')}
        isLong
        value={draft.residualRule}
        onChange={(residualRule) => keep({ ...draft, residualRule })}
        maxLength={4_000}
        error={needed('residualRule')}
      />
      <FormFoot
        over={over}
        problem={problem}
        isSending={isSending}
        button={translate('dig.keep-plan')}
        close={close}
      />
    </form>
  );
}
