import { boundarySides, siteStatusFamilies } from '@jsa/contract';
import { useEffect, useState } from 'react';
import {
  Button,
  Input,
  Label,
  Switch,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { isFiltered, noFilter } from '#state/site-filter.ts';
import { siteSymbols } from '#state/site-status.ts';
import { Choice } from './choice.tsx';
import controls from './controls.module.css';
import { useMessages, useParts, useStore } from './parts.ts';
import style from './site-filter-form.module.css';
import { SiteSymbol } from './site-symbol.tsx';

const restMs = 300;

/** The words sought; they act when the typing has come to rest. */
function TextFilter() {
  const { filter } = useParts();
  const { translate } = useMessages();
  const { text } = useStore(filter);
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    const timer = setTimeout(() => filter.set({ text: typed }), restMs);
    return () => clearTimeout(timer);
  }, [typed, filter]);
  return (
    <TextField className={controls.field} value={typed} onChange={setTyped}>
      <Label className={controls.label}>{translate('filter.text')}</Label>
      <Input className={controls.input} maxLength={200} />
    </TextField>
  );
}

/** Narrows list and map to some of the sites that the reader may see. */
export function SiteFilterForm() {
  const { filter } = useParts();
  const { translate } = useMessages();
  const asked = useStore(filter);
  const sides = [
    { id: 'any' as const, name: translate('filter.side.any') },
    ...boundarySides.map((id) => ({ id, name: translate(`filter.side.${id}`) })),
  ];
  return (
    <div className={style.form}>
      <TextFilter />
      <div className={style.part}>
        <span className={controls.label} id="filter-families">
          {translate('filter.families')}
        </span>
        <ToggleButtonGroup
          className={style.families ?? ''}
          aria-labelledby="filter-families"
          selectionMode="multiple"
          selectedKeys={asked.families}
          onSelectionChange={(keys) =>
            filter.set({ families: siteStatusFamilies.filter((family) => keys.has(family)) })
          }
        >
          {siteStatusFamilies.map((family) => (
            <ToggleButton key={family} id={family} className={`${controls.button} ${style.family}`}>
              <SiteSymbol family={family} />
              {translate(siteSymbols[family].labelKey)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <Choice
        label={translate('filter.side')}
        options={sides}
        value={asked.side ?? 'any'}
        onChange={(side) => filter.set({ side: side === 'any' ? null : side })}
      />
      <Switch
        className={style.switch ?? ''}
        isSelected={asked.awaitsMe}
        onChange={(awaitsMe) => filter.set({ awaitsMe })}
      >
        <span className={style.track} aria-hidden="true" />
        {translate('filter.awaits-me')}
      </Switch>
      {isFiltered(asked) && (
        <Button className={controls.button ?? ''} onPress={() => filter.set(noFilter)}>
          {translate('filter.clear')}
        </Button>
      )}
    </div>
  );
}
