import type { RedactionFinding, RedactionOverride } from '@jsa/contract';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import type { WordName, WordsDraft } from './draft.ts';
import { refusalOf } from './refusal.ts';
import style from './sites.module.css';
import { useWordLabel } from './words-fields.tsx';

type Find = Pick<RedactionFinding, 'kind'> & { field: WordName; text: string };

/** What a refusal found in the words that were sent; the server repeats no text, so it is cut out of the draft. */
export function findsIn(problem: unknown, draft: WordsDraft): Find[] {
  const refusal = refusalOf(problem);
  if (refusal?.code !== 'redaction-needed' || !Array.isArray(refusal.details.findings)) return [];
  const findings = refusal.details.findings as (RedactionFinding & { field: WordName })[];
  return findings.map(({ field, kind, start, end }) => ({
    field,
    kind,
    text: draft[field].trim().slice(start, end),
  }));
}

type FindsProps = {
  finds: readonly Find[];
  reasons: Readonly<Record<string, string>>;
  onChange: (reasons: Record<string, string>) => void;
};

/** Each find with room for why it may stand; left empty, it must be taken out of the text. */
export function RedactionFinds({ finds, reasons, onChange }: FindsProps) {
  const { translate } = useMessages();
  const labelOf = useWordLabel();
  if (finds.length === 0) return null;
  return (
    <div role="alert" className={`${controls.notice} ${controls.noticeWarning} ${style.stack}`}>
      <p>{translate('site-form.redaction')}</p>
      {finds.map(({ field, kind, text }) => (
        <div key={`${field} ${kind} ${text}`} className={style.stack}>
          <p>
            {translate('site-form.redaction-field', {
              field: labelOf(field),
              kind: translate(`redaction.kind.${kind}`),
              text,
            })}
          </p>
          <Field
            label={translate('site-form.redaction-reason', { text })}
            value={reasons[`${kind} ${text}`] ?? ''}
            onChange={(reason) => onChange({ ...reasons, [`${kind} ${text}`]: reason })}
            maxLength={500}
          />
        </div>
      ))}
    </div>
  );
}

/** The finds for which somebody said why they may stand. */
export function overridesFor(
  finds: readonly Find[],
  reasons: Readonly<Record<string, string>>,
): RedactionOverride[] {
  return finds
    .map(({ kind, text }) => ({ kind, text, reason: (reasons[`${kind} ${text}`] ?? '').trim() }))
    .filter(({ reason }) => reason.length >= 3);
}
