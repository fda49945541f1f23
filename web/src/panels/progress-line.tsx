import { ProgressBar } from 'react-aria-components';
import type { RecordingStage } from '#state/recording-stage.ts';
import controls from './controls.module.css';
import style from './list.module.css';
import { useMessages } from './parts.ts';

/** What the server does with a recording, and how far it is; `fraction` null when it has not said. */
export function ProgressLine({ stage, fraction }: { stage: RecordingStage; fraction: number | null }) {
  const { translate, formatNumber } = useMessages();
  const name = translate(`stage.${stage}`);
  if (fraction === null) return <p className={style.line}>{name}…</p>;
  const percent = Math.round(fraction * 100);
  const text = translate('stage.progress', { stage: name, percent: formatNumber(percent, 0) });
  return (
    <ProgressBar aria-label={name} value={percent} valueLabel={text} className={style.progress}>
      <p className={style.line}>{text}</p>
      <div className={controls.bar}>
        <div className={controls.barFill} style={{ width: `${percent}%` }} />
      </div>
    </ProgressBar>
  );
}
