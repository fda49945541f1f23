import { useState } from 'react';
import { Button } from 'react-aria-components';
import controls from './controls.module.css';

/** Puts a text on the clipboard and says so. Browsers give none to pages over http: the text itself must be on the page. */
export function CopyButton({ text, label, doneLabel }: { text: string; label: string; doneLabel: string }) {
  const [isDone, setIsDone] = useState(false);
  if (!('clipboard' in navigator)) return null;
  const copy = () => void navigator.clipboard.writeText(text).then(() => setIsDone(true));
  return (
    <Button className={controls.button ?? ''} onPress={copy}>
      <span aria-live="polite">{isDone ? doneLabel : label}</span>
    </Button>
  );
}
