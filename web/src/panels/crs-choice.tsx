import { type GeometryCrs, type GeometryFile, geometryCrs } from '@jsa/contract';
import { Checkbox, Label, Radio, RadioGroup } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './geometry-file.module.css';

export type CrsDraft = { readonly crs: GeometryCrs | null; readonly isSwapped: boolean };

/** Names of systems are the same in every language. */
const names: Readonly<Record<GeometryCrs, string>> = {
  wgs84: 'WGS 84 (EPSG:4326)',
  utm34n: 'UTM 34N (EPSG:32634, 25834)',
  kosovaref01: 'KOSOVAREF01 / Balkans zone 7 (EPSG:9141)',
  'mgi-zone-7': 'MGI 1901 / Balkans zone 7 (EPSG:6316), ± 10 m',
};

/** What the file says is taken where its numbers agree; else nothing is chosen until somebody chooses. */
export function crsDraftOf({ crs }: GeometryFile): CrsDraft {
  return { crs: crs.chosen, isSwapped: false };
}

type CrsChoiceProps = { file: GeometryFile; draft: CrsDraft; onChange: (draft: CrsDraft) => void };

export function CrsChoice({ file, draft, onChange }: CrsChoiceProps) {
  const { translate } = useMessages();
  const { declared, plausible } = file.crs;
  const codes = [...new Set(file.findings.map(({ code }) => code))];
  const isSwapOffered = codes.includes('swapped-axes');
  const isZone7 = plausible.includes('kosovaref01');
  const options = draft.isSwapped ? geometryCrs : plausible;
  return (
    <div className={style.stack}>
      <p className={style.soft}>
        {declared === null
          ? translate('boundaries.crs-says-nothing')
          : translate('boundaries.crs-declared', { declared: declared.slice(0, 120) })}
      </p>
      {codes.length > 0 && (
        <div className={`${controls.notice} ${controls.noticeWarning}`}>
          {codes.map((code) => (
            <p key={code}>{translate(`geometry-file.finding.${code}`)}</p>
          ))}
        </div>
      )}
      {isSwapOffered && (
        <Checkbox
          className={controls.check ?? ''}
          isSelected={draft.isSwapped}
          onChange={(isSwapped) => onChange({ crs: null, isSwapped })}
        >
          {translate('boundaries.swapped')}
        </Checkbox>
      )}
      {options.length > 0 && (
        <RadioGroup
          className={controls.field}
          value={draft.crs}
          onChange={(crs) => onChange({ ...draft, crs: crs as GeometryCrs })}
        >
          <Label className={controls.label}>{translate('boundaries.crs')}</Label>
          {options.map((crs) => (
            <Radio key={crs} value={crs} className={controls.choice ?? ''}>
              {names[crs]}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {isZone7 && <p className={style.small}>{translate('boundaries.crs-zone-7')}</p>}
    </div>
  );
}
