import { isPermitted } from '@jsa/contract';
import { useEffect, useState } from 'react';
import style from './drop-overlay.module.css';
import { droppedFiles } from './dropped-files.ts';
import { Icon } from './icon.tsx';
import { useMessages, useParts, useStore } from './parts.ts';

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** Takes files that are let go anywhere on the page; while they hover it says what will happen with them. */
export function DropOverlay() {
  const { session, addFiles } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const [isOver, setIsOver] = useState(false);
  const mayUpload = person !== null && isPermitted(person.roles, 'recording.upload');

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    let depth = 0;
    const follow = (event: DragEvent, step: number) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = Math.max(0, depth + step);
      setIsOver(depth > 0);
    };
    window.addEventListener('dragenter', (event) => follow(event, 1), { signal });
    window.addEventListener('dragleave', (event) => follow(event, -1), { signal });
    window.addEventListener('dragover', (event) => follow(event, 0), { signal });
    window.addEventListener(
      'drop',
      (event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        depth = 0;
        setIsOver(false);
        if (mayUpload && event.dataTransfer) void droppedFiles(event.dataTransfer).then(addFiles);
      },
      { signal },
    );
    return () => leaving.abort();
  }, [addFiles, mayUpload]);

  if (!isOver) return null;
  return (
    <div className={style.overlay}>
      <p className={style.message}>
        <Icon name="upload" />
        {translate(mayUpload ? 'upload.drop-window' : 'upload.not-permitted')}
      </p>
    </div>
  );
}
