import { detectCoordinates } from '@jsa/coordinates';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { setCorners, undoCorners } from '#state/map-work.ts';
import controls from './controls.module.css';
import style from './drawing-bar.module.css';
import { useMessages, useParts, useStore } from './parts.ts';

const fewestCorners = 3;

/** Whoever cannot or will not point types the corners one after the other. */
function TypedCorner() {
  const { work } = useParts();
  const { translate } = useMessages();
  const [text, setText] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const add = () => {
    const [place, ...others] = detectCoordinates(text).candidates;
    const isOne = place !== undefined && others.length === 0;
    setIsRefused(!isOne);
    if (!isOne) return;
    setCorners(work, [...(work.get().drawing?.corners ?? []), place.position]);
    setText('');
  };
  return (
    <form
      className={style.typed}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField className={controls.field} value={text} onChange={setText} isInvalid={isRefused}>
        <Label className={controls.label}>{translate('drawing.type')}</Label>
        <Input className={controls.input} placeholder="42.2000, 21.0500" />
      </TextField>
      <Button className={controls.button ?? ''} type="submit">
        {translate('drawing.add')}
      </Button>
      {isRefused && (
        <p role="alert" className={style.fault}>
          {translate('drawing.not-read')}
        </p>
      )}
    </form>
  );
}

/** Stands over the map while an area is drawn there: what to do, how far it is, and the ways out. */
export function DrawingBar({ onEnd }: { onEnd: (isKept: boolean) => void }) {
  const { work } = useParts();
  const { translate } = useMessages();
  const { drawing } = useStore(work);
  if (drawing === null) return null;
  const count = drawing.corners.length;
  return (
    <section className={style.bar} aria-label={translate('drawing.title')}>
      <p className={style.say}>{translate('drawing.how')}</p>
      <p role="status" className={style.count}>
        {translate('drawing.corners', { count })}
      </p>
      <TypedCorner />
      <div className={style.buttons}>
        <Button
          className={controls.button ?? ''}
          isDisabled={drawing.past.length === 0}
          onPress={() => undoCorners(work)}
        >
          {translate('drawing.undo')}
        </Button>
        <Button
          className={controls.button ?? ''}
          isDisabled={count === 0}
          onPress={() => setCorners(work, [])}
        >
          {translate('drawing.clear')}
        </Button>
        <span className={style.gap} />
        <Button className={controls.button ?? ''} onPress={() => onEnd(false)}>
          {translate('drawing.leave')}
        </Button>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isDisabled={count < fewestCorners}
          onPress={() => onEnd(true)}
        >
          {translate('drawing.keep')}
        </Button>
      </div>
    </section>
  );
}
