import { coordinateSystems, formatCoordinates, isCoordinateProblem } from '@jsa/coordinates';
import { Button } from 'react-aria-components';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { DrawnArea } from '#panels/drawn-area.tsx';
import { useMessages } from '#panels/parts.ts';
import { Line } from './fields.tsx';
import style from './leads.module.css';
import { type PlaceDraft, type ReadPlace, readTyped, systemNames } from './place-draft.ts';

type PlaceFieldsProps = {
  draft: PlaceDraft;
  onChange: (draft: PlaceDraft) => void;
  /** What keeps it from being sent; shown once sending was tried. */
  fault: ReadPlace['fault'];
  /** Said under the coordinates when they are missing and needed. */
  missing?: string | null;
  hasWords?: boolean;
};

/** Said under the coordinates: what they were read as, or that they could not be. */
function Reading({ draft, onChange }: Pick<PlaceFieldsProps, 'draft' | 'onChange'>) {
  const { translate, formatNumber } = useMessages();
  const typed = readTyped(draft);
  if (typed === null) return null;
  if (!isCoordinateProblem(typed)) {
    const position = formatCoordinates(typed.position, 'wgs84');
    const uncertainty = formatNumber(Math.ceil(typed.horizontalUncertaintyM), 0);
    return (
      <p role="status" className={style.soft}>
        {translate('leads.place.read-as', { position, uncertainty })}
      </p>
    );
  }
  const { suggestion } = typed;
  return (
    <div role="status" className={style.row}>
      <p className={controls.fieldError}>
        {translate('leads.place.not-read', { system: systemNames[draft.system] })}
      </p>
      {suggestion !== null && (
        <Button
          className={controls.button ?? ''}
          onPress={() => onChange({ ...draft, coordinates: suggestion })}
        >
          {translate('leads.place.suggestion', { suggestion })}
        </Button>
      )}
    </div>
  );
}

/** A place by typed coordinates with their system and uncertainty, and by its name. */
export function PlaceFields({ draft, onChange, fault, missing = null, hasWords = true }: PlaceFieldsProps) {
  const { translate } = useMessages();
  const options = coordinateSystems.map((id) => ({ id, name: systemNames[id] }));
  return (
    <div className={style.section}>
      <div className={style.pair}>
        <Line
          label={translate('leads.place.coordinates')}
          value={draft.coordinates}
          onChange={(coordinates) => onChange({ ...draft, coordinates })}
          maxLength={200}
          error={missing}
        />
        <Choice
          label={translate('leads.place.system')}
          options={options}
          value={draft.system}
          onChange={(system) => onChange({ ...draft, system })}
        />
      </div>
      <Reading draft={draft} onChange={onChange} />
      <Line
        label={translate('leads.place.uncertainty')}
        value={draft.uncertaintyM}
        onChange={(uncertaintyM) => onChange({ ...draft, uncertaintyM })}
        inputMode="decimal"
        maxLength={12}
        error={fault === 'uncertainty' ? translate('leads.place.uncertainty-needed') : null}
      />
      {hasWords && (
        <Line
          label={translate('leads.place.words')}
          value={draft.words}
          onChange={(words) => onChange({ ...draft, words })}
          maxLength={2_000}
        />
      )}
      <DrawnArea
        label={translate('leads.place.area')}
        none={translate('leads.place.area-none')}
        area={draft.area}
        onChange={(area) => onChange({ ...draft, area })}
      />
    </div>
  );
}
