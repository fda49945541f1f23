import { ToggleButton } from 'react-aria-components';
import { colourMaps, contrastRange, gainRange } from '#state/display.ts';
import { Choice } from './choice.tsx';
import controls from './controls.module.css';
import { LabelledSlider } from './labelled-slider.tsx';
import { useMessages, useParts, useStore } from './parts.ts';
import style from './toolbar.module.css';
import { VelocityField } from './velocity-field.tsx';

/** The two that are moved all the time while reading. */
export function LevelControls() {
  const { display } = useParts();
  const { translate, formatNumber } = useMessages();
  const { contrast, gainDbPer100Ns } = useStore(display);
  return (
    <fieldset className={style.controls} aria-label={translate('display.toolbar')}>
      <LabelledSlider
        label={translate('display.contrast')}
        valueText={translate('display.contrast-value', { value: formatNumber(contrast, 1) })}
        value={Math.log2(contrast)}
        minimum={Math.log2(contrastRange.least)}
        maximum={Math.log2(contrastRange.most)}
        step={0.125}
        onChange={(octaves) => display.set({ contrast: 2 ** octaves })}
      />
      <LabelledSlider
        label={translate('display.gain')}
        valueText={translate('display.gain-value', { value: formatNumber(gainDbPer100Ns, 0) })}
        value={gainDbPer100Ns}
        minimum={gainRange.least}
        maximum={gainRange.most}
        step={1}
        onChange={(gain) => display.set({ gainDbPer100Ns: gain })}
      />
    </fieldset>
  );
}

/** The rest of what may be changed about the picture without touching a sample. */
export function PictureControls() {
  const { display } = useParts();
  const { translate } = useMessages();
  const { colourMap, isPolarityFlipped } = useStore(display);
  return (
    <fieldset className={style.controls} aria-label={translate('display.settings')}>
      <Choice
        label={translate('display.colours')}
        options={colourMaps.map((id) => ({ id, name: translate(`display.colours.${id}`) }))}
        value={colourMap}
        onChange={(chosen) => display.set({ colourMap: chosen })}
      />
      <ToggleButton
        className={controls.button ?? ''}
        isSelected={isPolarityFlipped}
        onChange={(isFlipped) => display.set({ isPolarityFlipped: isFlipped })}
      >
        {translate('display.flip')}
      </ToggleButton>
      <VelocityField />
    </fieldset>
  );
}
