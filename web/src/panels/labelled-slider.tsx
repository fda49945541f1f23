import { useLayoutEffect, useRef } from 'react';
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import style from './toolbar.module.css';

type LabelledSliderProps = {
  label: string;
  valueText: string;
  value: number;
  minimum: number;
  maximum: number;
  step: number;
  onChange: (value: number) => void;
};

/** A slider with its name and its value in words; the value comes as text, since browsers know too little Albanian. */
export function LabelledSlider(props: LabelledSliderProps) {
  const { label, valueText, value, minimum, maximum, step, onChange } = props;
  const input = useRef<HTMLInputElement>(null);
  // The library reads the bare number aloud (an octave of contrast, a gain without its unit) and takes no other text.
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', valueText));
  return (
    <Slider
      className={style.slider}
      value={value}
      minValue={minimum}
      maxValue={maximum}
      step={step}
      onChange={(changed) => onChange(Number(changed))}
    >
      <div className={style.sliderWords}>
        <Label className={style.label}>{label}</Label>
        <span className={style.value}>{valueText}</span>
      </div>
      <SliderTrack className={style.track}>
        <SliderThumb className={style.thumb} inputRef={input} />
      </SliderTrack>
    </Slider>
  );
}
