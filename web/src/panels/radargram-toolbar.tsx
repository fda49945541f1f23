import type { RadargramSummary, RecordingSummary } from '@jsa/contract';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Choice } from './choice.tsx';
import controls from './controls.module.css';
import { DisplayControls } from './display-controls.tsx';
import { Icon } from './icon.tsx';
import { useIsNarrow, useMessages, useParts, useStore } from './parts.ts';
import style from './toolbar.module.css';

function ChannelChoice({ radargrams }: { radargrams: readonly RadargramSummary[] }) {
  const { selection } = useParts();
  const { translate } = useMessages();
  const { radargramId } = useStore(selection);
  if (radargrams.length < 2 || radargramId === null) return null;
  return (
    <Choice
      label={translate('display.channel')}
      isLabelHidden
      options={radargrams.map(({ id, channel, channelName }) => ({
        id,
        name: channelName || String(channel + 1),
      }))}
      value={radargramId}
      onChange={(chosen) => selection.set({ radargramId: chosen, cursor: null })}
    />
  );
}

function DetailsButton() {
  const { view } = useParts();
  const { translate } = useMessages();
  const isNarrow = useIsNarrow();
  const { detail } = useStore(view);
  const isOpen = detail === 'recording' && !isNarrow;
  return (
    <Button
      className={`${controls.button} ${controls.quiet}`}
      aria-expanded={isOpen}
      onPress={() =>
        view.set(isNarrow ? { detail: 'recording', tab: 'list' } : { detail: isOpen ? null : 'recording' })
      }
    >
      <Icon name="details" /> {translate(isOpen ? 'detail.hide' : 'detail.open')}
    </Button>
  );
}

/** Name of the line, and all that changes its picture; on a phone the controls are behind one button. */
export function RadargramToolbar({ recording }: { recording: RecordingSummary | null }) {
  const { view } = useParts();
  const { translate } = useMessages();
  const isNarrow = useIsNarrow();
  return (
    <div className={style.toolbar}>
      <div className={style.head}>
        <h2 className={style.title}>{recording?.name ?? translate('pane.radargram')}</h2>
        {recording?.isSynthetic && (
          <span className={`${controls.tag} ${controls.fiction}`}>{translate('recordings.synthetic')}</span>
        )}
        {recording && <ChannelChoice radargrams={recording.radargrams} />}
        <span className={style.gap} />
        {recording && <DetailsButton />}
        {isNarrow ? (
          <DialogTrigger>
            <Button
              className={`${controls.button} ${controls.quiet} ${controls.icon}`}
              aria-label={translate('display.settings')}
            >
              <Icon name="sliders" />
            </Button>
            <Popover className={controls.popover} placement="bottom end">
              <Dialog className={style.sheet} aria-label={translate('display.settings')}>
                <DisplayControls />
              </Dialog>
            </Popover>
          </DialogTrigger>
        ) : (
          <Button
            className={`${controls.button} ${controls.quiet}`}
            aria-keyshortcuts="?"
            onPress={() => view.set({ isKeySheetOpen: true })}
          >
            <Icon name="keys" /> {translate('display.keys')}
          </Button>
        )}
      </div>
      {!isNarrow && <DisplayControls />}
    </div>
  );
}
