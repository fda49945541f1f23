import type { RadargramSummary, RecordingSummary } from '@jsa/contract';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { channelNameText } from '#i18n/channel-name.ts';
import { Choice } from './choice.tsx';
import controls from './controls.module.css';
import { LevelControls, PictureControls } from './display-controls.tsx';
import { Icon } from './icon.tsx';
import { useIsNarrow, useMessages, useParts, useStore, useStored } from './parts.ts';
import style from './toolbar.module.css';
import { useIsWide } from './use-width.ts';

function ChannelChoice({ radargrams }: { radargrams: readonly RadargramSummary[] }) {
  const { selection } = useParts();
  const messages = useMessages();
  const radargramId = useStored(selection, (chosen) => chosen.radargramId);
  if (radargrams.length < 2 || radargramId === null) return null;
  return (
    <Choice
      label={messages.translate('display.channel')}
      isLabelHidden
      options={radargrams.map(({ id, channel, channelName }) => ({
        id,
        name: channelNameText(messages, channelName) || String(channel + 1),
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

/** What does not fit beside the sliders, behind a button. */
function MoreSettings({ withLevels }: { withLevels: boolean }) {
  const { translate } = useMessages();
  return (
    <DialogTrigger>
      <Button
        className={`${controls.button} ${controls.quiet} ${controls.icon}`}
        aria-label={translate('display.settings')}
      >
        <Icon name="sliders" />
      </Button>
      <Popover className={controls.popover} placement="bottom end">
        <Dialog className={style.sheet} aria-label={translate('display.settings')}>
          {withLevels && <LevelControls />}
          <PictureControls />
          <p className={style.note}>{translate('display.unchanged')}</p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** All that changes the picture of the line; what finds no room moves behind a button. */
export function RadargramToolbar({ recording }: { recording: RecordingSummary | null }) {
  const { view } = useParts();
  const { translate } = useMessages();
  const isNarrow = useIsNarrow();
  const { ref, isWide } = useIsWide(1010);
  if (recording === null) return <div ref={ref} />;
  const hasPicture = recording.radargrams.length > 0;
  return (
    <div className={style.toolbar} ref={ref}>
      <ChannelChoice radargrams={recording.radargrams} />
      {hasPicture && !isNarrow && <LevelControls />}
      {hasPicture && isWide && <PictureControls />}
      <span className={style.gap} />
      <div className={style.buttons}>
        <DetailsButton />
        {hasPicture && !isWide && <MoreSettings withLevels={isNarrow} />}
        {!isNarrow && (
          <Button
            className={`${controls.button} ${controls.quiet} ${controls.icon}`}
            aria-keyshortcuts="?"
            aria-label={translate('display.keys')}
            onPress={() => view.set({ isKeySheetOpen: true })}
          >
            <Icon name="keys" />
          </Button>
        )}
      </div>
    </div>
  );
}
