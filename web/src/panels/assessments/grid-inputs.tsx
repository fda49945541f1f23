import type { MessageKey } from '#i18n/messages.ts';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import style from './assessments.module.css';
import { Check } from './fields.tsx';
import { type GridDraft, gridFaults, gridIn } from './grid-draft.ts';
import { GridDrawing } from './grid-drawing.tsx';

type TextName = Exclude<keyof GridDraft, 'hasLinesAcross' | 'isZigZag' | 'keepsGnss'>;

type GridInputsProps = { draft: GridDraft; onChange: (draft: GridDraft) => void };

/** Origin, bearing, spacing and lengths, with the drawing of what they make. */
export function GridInputs({ draft, onChange }: GridInputsProps) {
  const { translate } = useMessages();
  const faults = gridFaults(draft);
  const read = gridIn(draft);
  const field = (name: TextName, help?: MessageKey) => {
    const isWrong = faults.has(name as 'origin') && draft[name].trim() !== '';
    return (
      <Field
        label={translate(`surveys.grid.${name}`)}
        value={draft[name]}
        isNumber={name !== 'origin' && !name.endsWith('Prefix')}
        help={help && translate(help)}
        error={isWrong ? translate('assessments.number-wrong') : null}
        onChange={(value) => onChange({ ...draft, [name]: value })}
      />
    );
  };
  const check = (name: 'hasLinesAcross' | 'isZigZag' | 'keepsGnss') => (
    <Check
      label={translate(`surveys.grid.${name}`)}
      isSelected={draft[name]}
      onChange={(isSelected) => onChange({ ...draft, [name]: isSelected })}
    />
  );
  return (
    <fieldset className={style.fieldset}>
      <legend className={style.legend}>{translate('surveys.grid')}</legend>
      {field('origin', 'surveys.grid.origin-help')}
      <div className={style.pair}>
        {field('bearingDeg')}
        {field('lineSpacingM')}
      </div>
      <div className={style.pair}>
        {field('lengthAlongM')}
        {field('lengthAcrossM')}
      </div>
      {check('isZigZag')}
      {check('hasLinesAcross')}
      {check('keepsGnss')}
      <div className={style.pair}>
        {field('alongPrefix')}
        {field('alongFirst')}
      </div>
      {draft.hasLinesAcross && (
        <div className={style.pair}>
          {field('acrossPrefix')}
          {field('acrossFirst')}
        </div>
      )}
      {read && <GridDrawing grid={read.grid} />}
    </fieldset>
  );
}
