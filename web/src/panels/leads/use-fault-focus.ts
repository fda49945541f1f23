import { type RefObject, useEffect, useRef } from 'react';

/** Takes the person to the first field that keeps the form from being sent, each time that sending was tried. */
export function useFaultFocus(tryCount: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tryCount === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tryCount]);
  return form;
}
