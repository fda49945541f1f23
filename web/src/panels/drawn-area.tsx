import type { SiteArea } from '@jsa/contract';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { WantedArea } from '#state/map-work.ts';
import controls from './controls.module.css';
import style from './drawn-area.module.css';
import { useMessages, useParts } from './parts.ts';

type DrawnAreaProps = {
  label: string;
  /** What it means that there is none. */
  none: string;
  area: SiteArea | null;
  onChange: (area: SiteArea | null) => void;
};

/** The number of corners of all rings. */
function cornerCountOf(area: SiteArea): number {
  return area.coordinates.flat().reduce((sum, ring) => sum + ring.length - 1, 0);
}

/** Has an area drawn on the map for a form that keeps it; when the form is gone, so is the drawing. */
export function DrawnArea({ label, none, area, onChange }: DrawnAreaProps) {
  const { work } = useParts();
  const { translate } = useMessages();
  const own = useRef<WantedArea | null>(null);
  // The drawing takes its time: what is typed meanwhile is not to be lost with it.
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  }, [onChange]);
  useEffect(() => {
    const { set, get } = work;
    return () => {
      if (own.current !== null && get().wanted === own.current) set({ wanted: null });
    };
  }, [work]);
  const draw = () => {
    own.current = { area, put: (drawn) => latest.current(drawn) };
    work.set({ wanted: own.current });
  };
  return (
    <div className={style.area}>
      <span className={controls.label}>{label}</span>
      <p className={style.say}>
        {area === null
          ? none
          : translate('site-form.area-taken', { count: Math.max(cornerCountOf(area), 0) })}
      </p>
      <div className={style.buttons}>
        <Button className={controls.button ?? ''} onPress={draw}>
          {translate('site-form.area-draw')}
        </Button>
        {area !== null && (
          <Button className={`${controls.button} ${controls.quiet}`} onPress={() => onChange(null)}>
            {translate('site-form.area-drop')}
          </Button>
        )}
      </div>
    </div>
  );
}
