import { useState } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import controls from './controls.module.css';
import { useMessages, useParts, useStore } from './parts.ts';
import style from './toolbar.module.css';

/** From wet clay or water to air (0.2998): nothing in between is refused. */
const leastMPerNs = 0.03;
const mostMPerNs = 0.3;

/** Decimal comma or point, whatever the language: people type what their keyboard has. */
function numberIn(text: string): number {
  return Number(text.trim().replace(',', '.'));
}

function isVelocity(value: number): boolean {
  return value >= leastMPerNs && value <= mostMPerNs;
}

export function VelocityField() {
  const { display } = useParts();
  const { translate, formatNumber } = useMessages();
  const { velocityMPerNs } = useStore(display);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? formatNumber(velocityMPerNs, 3);
  const bounds = { least: formatNumber(leastMPerNs, 2), most: formatNumber(mostMPerNs, 2) };
  return (
    <TextField
      className={style.velocity}
      inputMode="decimal"
      value={text}
      isInvalid={!isVelocity(numberIn(text))}
      onChange={(changed) => {
        setTyped(changed);
        const value = numberIn(changed);
        if (isVelocity(value)) display.set({ velocityMPerNs: value });
      }}
      onBlur={() => setTyped(null)}
    >
      <div className={style.sliderWords}>
        <Label className={style.label}>{translate('display.velocity')}</Label>
      </div>
      <div className={style.velocityBox}>
        <Input className={`${controls.input} ${style.velocityInput}`} />
        <span>{translate('display.velocity-unit')}</span>
        <Text slot="description" className={style.note}>
          {translate('display.velocity-note')}
        </Text>
      </div>
      <FieldError className={controls.fieldError}>{translate('display.velocity-wrong', bounds)}</FieldError>
    </TextField>
  );
}
