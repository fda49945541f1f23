import { type TypedSystem, typedSystems } from '@jsa/contract';
import { type CoordinateProblem, isCoordinateProblem, type Place, readCoordinates } from '@jsa/coordinates';
import { Button } from 'react-aria-components';
import { AreaFromFile } from '#panels/area-from-file.tsx';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { DrawnArea } from '#panels/drawn-area.tsx';
import { Field } from '#panels/field.tsx';
import { useMessages, useStore } from '#panels/parts.ts';
import type { AreaDraftStore } from './area-draft.ts';
import { numberIn, type PlaceDraft } from './draft.ts';
import style from './sites.module.css';

/** What surveyors call them; the same in every language. */
const systemNames: Readonly<Record<TypedSystem, string>> = {
  wgs84: 'WGS 84 (DD, DM, DMS)',
  utm34n: 'UTM 34N',
  mgrs: 'MGRS',
  kosovaref01: 'KOSOVAREF01',
  'mgi-zone-7': 'MGI 1901, 7',
};

/** A system as people call it; what a file named otherwise stays as it is. */
export function nameOfSystem(crs: string): string {
  const known = typedSystems.find((system) => system === crs);
  return known === undefined ? crs : systemNames[known];
}

/** What the typed coordinates say; null while there are none. */
function readTyped({ coordinates, system }: PlaceDraft): Place | CoordinateProblem | null {
  return coordinates.trim() === '' ? null : readCoordinates(coordinates, system);
}

export type PlaceFault = 'place-needed' | 'uncertainty-needed' | 'number-wrong' | 'coordinates';

/** What keeps the place from being sent. */
export function placeFaultOf(draft: PlaceDraft, hasArea: boolean): PlaceFault | null {
  const typed = readTyped(draft);
  const uncertaintyM = numberIn(draft.uncertaintyM);
  if (typed === null && !hasArea) return 'place-needed';
  if (typed !== null && isCoordinateProblem(typed)) return 'coordinates';
  if (uncertaintyM === null) return typed === null ? 'uncertainty-needed' : null;
  return uncertaintyM > 0 && uncertaintyM <= 100_000 ? null : 'number-wrong';
}

type PlaceProps = {
  draft: PlaceDraft;
  onChange: (draft: PlaceDraft) => void;
  areaDraft: AreaDraftStore;
  areFaultsShown: boolean;
};

/** What was understood of the coordinates, while they are typed; another reading is offered and never taken. */
function Understood({ draft, onChange }: Pick<PlaceProps, 'draft' | 'onChange'>) {
  const { translate, formatNumber } = useMessages();
  const typed = readTyped(draft);
  if (typed === null) return null;
  if (!isCoordinateProblem(typed)) {
    const [longitude, latitude] = typed.position;
    const said = { latitude: formatNumber(latitude, 6), longitude: formatNumber(longitude, 6) };
    const digits = typed.horizontalUncertaintyM < 10 ? 1 : 0;
    const metres = formatNumber(typed.horizontalUncertaintyM, digits);
    return <p className={style.help}>{translate('site-form.understood', { ...said, metres })}</p>;
  }
  const { code, suggestion } = typed;
  return (
    <>
      <p className={controls.fieldError}>{translate(`site-typed.${code}`)}</p>
      {suggestion !== null && (
        <Button
          className={controls.button ?? ''}
          onPress={() => onChange({ ...draft, coordinates: suggestion })}
        >
          {translate('site-form.suggestion', { text: suggestion })}
        </Button>
      )}
    </>
  );
}

/** What the map draws are degrees of WGS 84, as they are stored: nothing was transformed. */
const drawn = { text: '', crs: 'EPSG:4326', transformation: '' };

/** Where a site lies: typed in a system that the person names, drawn, or both. */
export function PlaceFields({ draft, onChange, areaDraft, areFaultsShown }: PlaceProps) {
  const { translate, formatNumber } = useMessages();
  const { area } = useStore(areaDraft);
  const fault = areFaultsShown ? placeFaultOf(draft, area !== null) : null;
  const isAboutUncertainty = fault === 'uncertainty-needed' || fault === 'number-wrong';
  const bounds = { least: formatNumber(0, 0), most: formatNumber(100_000, 0) };
  return (
    <fieldset className={style.fieldset}>
      <legend className={style.legend}>{translate('site-form.place')}</legend>
      <Choice
        label={translate('site-form.system')}
        options={typedSystems.map((id) => ({ id, name: systemNames[id] }))}
        value={draft.system}
        onChange={(system) => onChange({ ...draft, system })}
      />
      <div className={style.stack}>
        <Field
          label={translate('site-form.coordinates')}
          value={draft.coordinates}
          onChange={(coordinates) => onChange({ ...draft, coordinates })}
          error={fault === 'place-needed' ? translate('site-form.place-needed') : null}
          maxLength={200}
        />
        <div aria-live="polite" className={style.stack}>
          <Understood draft={draft} onChange={onChange} />
        </div>
      </div>
      <Field
        label={translate('site-form.uncertainty')}
        value={draft.uncertaintyM}
        onChange={(uncertaintyM) => onChange({ ...draft, uncertaintyM })}
        help={translate('site-form.uncertainty-help')}
        error={isAboutUncertainty ? translate(`site-form.${fault}`, bounds) : null}
        isNumber
      />
      <DrawnArea
        label={translate('site-form.area')}
        none={translate('site-form.area-none')}
        area={area}
        onChange={(given) => areaDraft.set({ area: given, origin: given && drawn })}
      />
      <AreaFromFile
        onTaken={(taken) => {
          areaDraft.set({ area: taken.area, origin: taken.origin });
          const { horizontalUncertaintyM } = taken;
          if (draft.uncertaintyM === '' && horizontalUncertaintyM !== null)
            onChange({ ...draft, uncertaintyM: String(Math.ceil(horizontalUncertaintyM)) });
        }}
      />
    </fieldset>
  );
}
