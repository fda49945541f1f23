import type { ReactNode } from 'react';
import controls from '#panels/controls.module.css';

/** What was refused, read out when it comes. */
export function Refused({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
      {children}
    </p>
  );
}
