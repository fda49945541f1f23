import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { MessageKey } from '#i18n/messages.ts';
import controls from './controls.module.css';
import { Icon } from './icon.tsx';
import style from './key-sheet.module.css';
import { useMessages, useParts, useStore } from './parts.ts';

type KeyRow = { keys: readonly string[]; says: MessageKey };

const parts: readonly { title: MessageKey; rows: readonly KeyRow[] }[] = [
  {
    title: 'keys.radargram',
    rows: [
      { keys: ['←', '→', '↑', '↓'], says: 'keys.pan' },
      { keys: ['+', '−'], says: 'keys.zoom' },
      { keys: ['0', 'F'], says: 'keys.whole' },
      { keys: ['Home', 'End'], says: 'keys.ends' },
      { keys: ['Shift ←', '→', '↑', '↓'], says: 'keys.cursor' },
      { keys: ['Esc'], says: 'keys.clear' },
    ],
  },
  {
    title: 'keys.anywhere',
    rows: [
      { keys: ['[', ']'], says: 'keys.contrast' },
      { keys: ['C'], says: 'keys.colours' },
      { keys: ['P'], says: 'keys.flip' },
      { keys: ['D'], says: 'keys.details' },
      { keys: ['↑', '↓'], says: 'keys.splitter' },
      { keys: ['Tab', 'Shift Tab'], says: 'keys.next' },
      { keys: ['?'], says: 'keys.sheet' },
    ],
  },
];

export function KeySheet() {
  const { view } = useParts();
  const { translate } = useMessages();
  const { isKeySheetOpen } = useStore(view);
  return (
    <ModalOverlay
      className={style.overlay}
      isDismissable
      isOpen={isKeySheetOpen}
      onOpenChange={(isOpen) => view.set({ isKeySheetOpen: isOpen })}
    >
      <Modal className={style.modal}>
        <Dialog className={style.dialog}>
          <div className={style.head}>
            <Heading slot="title" className={style.title}>
              {translate('keys.title')}
            </Heading>
            <Button
              slot="close"
              className={`${controls.button} ${controls.quiet} ${controls.icon}`}
              aria-label={translate('app.close')}
            >
              <Icon name="close" />
            </Button>
          </div>
          {parts.map(({ title, rows }) => (
            <section key={title}>
              <h3 className={controls.heading}>{translate(title)}</h3>
              <dl className={style.rows}>
                {rows.map(({ keys, says }) => (
                  <div key={says} className={style.row}>
                    <dt>
                      {keys.map((key) => (
                        <kbd key={key} className={style.key}>
                          {key}
                        </kbd>
                      ))}
                    </dt>
                    <dd>{translate(says)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
