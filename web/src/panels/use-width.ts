import { type RefObject, useEffect, useRef, useState } from 'react';

/** True while the element is at least so many pixels wide; false until it has been measured. */
export function useIsWide(leastPx: number): { ref: RefObject<HTMLDivElement | null>; isWide: boolean } {
  const ref = useRef<HTMLDivElement>(null);
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setIsWide(entry.contentRect.width >= leastPx);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [leastPx]);
  return { ref, isWide };
}
