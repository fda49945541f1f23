import { type RadargramSummary, readLinePicture } from '@jsa/contract';
import { Link } from 'react-aria-components';
import { addressOf } from '#api/client.ts';
import controls from './controls.module.css';
import style from './detail.module.css';
import { Icon } from './icon.tsx';
import { useMessages, useParts, useStore } from './parts.ts';

/** The server draws it anew from the kept amplitudes; of what is set on the page only the contrast goes along. */
export function LinePicture({ radargram, name }: { radargram: RadargramSummary; name: string }) {
  const { display } = useParts();
  const { translate } = useMessages();
  const { contrast } = useStore(display);
  const reach = (radargram.geometry?.amplitudeP98 ?? 0) / contrast;
  const address = addressOf(readLinePicture.url, {
    params: { id: radargram.id },
    querystring: { contrast: reach > 0 ? reach : undefined },
  });
  return (
    <div className={style.picture}>
      <Link className={controls.button ?? ''} href={address} download={`${name}.png`}>
        <Icon name="download" /> {translate('detail.picture')}
      </Link>
      <p className={style.soft}>{translate('detail.picture-note')}</p>
    </div>
  );
}
