import type { GeometryFile } from '@jsa/contract';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './geometry-file.module.css';

type FeatureChoiceProps = {
  /** What the chosen ones make up. */
  label: string;
  file: GeometryFile;
  /** Counted from 0; none means all of them. */
  chosen: readonly number[];
  onChange: (chosen: readonly number[]) => void;
};

const mostOffered = 200;

/** Which features make up what is wanted; asked only where there are several to choose from. */
export function FeatureChoice({ label, file, chosen, onChange }: FeatureChoiceProps) {
  const { translate } = useMessages();
  const { features } = file;
  if (features.length < 2 || features.length > mostOffered) return null;
  const all = features.map((_, index) => String(index));
  return (
    <CheckboxGroup
      className={controls.field}
      value={chosen.length === 0 ? all : chosen.map(String)}
      onChange={(values) => onChange(values.map(Number).sort((a, b) => a - b))}
    >
      <Label className={controls.label}>{label}</Label>
      <div className={style.scroll}>
        {features.map(({ name, vertexCount }, index) => (
          <Checkbox key={index} value={String(index)} className={controls.check ?? ''}>
            {translate('boundaries.feature', {
              number: String(index + 1),
              name: name ?? translate('boundaries.feature-unnamed'),
              vertices: vertexCount,
            })}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
