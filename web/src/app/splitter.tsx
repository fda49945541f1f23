import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import style from './shell.module.css';

const least = 0.2;
const most = 0.8;
const keyStep = 0.05;

/** Divides the height between map and radargram: by dragging, or by arrow keys when it has the focus. */
export function Splitter() {
  const { view } = useParts();
  const { translate } = useMessages();
  const { radargramShare } = useStore(view);
  const isDragging = useRef(false);

  const share = (value: number) => view.set({ radargramShare: Math.min(most, Math.max(least, value)) });
  const drag = (event: PointerEvent<HTMLElement>) => {
    const column = event.currentTarget.parentElement?.getBoundingClientRect();
    if (isDragging.current && column) share((column.bottom - event.clientY) / column.height);
  };
  const pressKey = (event: KeyboardEvent) => {
    const step = { ArrowUp: keyStep, ArrowDown: -keyStep }[event.key];
    if (step !== undefined) share(radargramShare + step);
    else if (event.key === 'Home') share(most);
    else if (event.key === 'End') share(least);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved; a focusable separator is what ARIA calls a splitter.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={translate('pane.splitter')}
      aria-valuemin={least * 100}
      aria-valuemax={most * 100}
      aria-valuenow={Math.round(radargramShare * 100)}
      className={style.splitter}
      onKeyDown={pressKey}
      onPointerDown={(event) => {
        isDragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        isDragging.current = false;
      }}
      onDoubleClick={() => share(0.5)}
    />
  );
}
