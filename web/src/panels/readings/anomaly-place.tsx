import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { DrawnArea } from '#panels/drawn-area.tsx';
import { Field } from '#panels/field.tsx';
import { useMessages, useStore } from '#panels/parts.ts';
import { Rows } from '#panels/rows.tsx';
import { type SectionWork, sectionWork } from '#state/section-work.ts';
import { type TypedAnomaly, typedSection } from './reading-draft.ts';
import style from './readings.module.css';

export type RecordingChoice = { readonly id: string; readonly name: string };
export type FieldsProps = { each: TypedAnomaly; change: (part: Partial<TypedAnomaly>) => void };

/** Where an anomaly is: its outline on the map, and the stretches of recordings that show it. */
export function AnomalyPlace({
  each,
  change,
  recordings,
}: FieldsProps & { recordings: readonly RecordingChoice[] }) {
  const { translate } = useMessages();
  const [first] = recordings;
  return (
    <>
      <Field
        label={translate('readings.name')}
        value={each.name}
        onChange={(name) => change({ name })}
        maxLength={40}
      />
      <DrawnArea
        label={translate('readings.outline')}
        none={translate('readings.outline-none')}
        area={each.outline}
        onChange={(outline) => change({ outline })}
      />
      {first !== undefined && (
        <Rows
          title={translate('readings.sections')}
          add={translate('readings.section-add')}
          rows={each.sections}
          fresh={{ recordingId: first.id, fromTrace: '', toTrace: '', fromNs: '', toNs: '' }}
          onChange={(sections) => change({ sections })}
          error={null}
          nameOf={(at) => translate('readings.section', { number: at + 1 })}
        >
          {(section, set) => (
            <>
              <Choice
                label={translate('readings.line')}
                options={recordings}
                value={section.recordingId}
                onChange={(recordingId) => set({ recordingId })}
              />
              <div className={style.pair}>
                {(['fromTrace', 'toTrace', 'fromNs', 'toNs'] as const).map((name) => (
                  <Field
                    key={name}
                    label={translate(`readings.section.${name}`)}
                    isNumber
                    value={section[name]}
                    onChange={(text) => set({ [name]: text })}
                  />
                ))}
              </div>
            </>
          )}
        </Rows>
      )}
      {first !== undefined && <DrawSection each={each} change={change} recordings={recordings} />}
    </>
  );
}

/** The next box that is drawn over a radargram of this survey becomes a section. */
function DrawSection({ each, change, recordings }: FieldsProps & { recordings: readonly RecordingChoice[] }) {
  const { translate } = useMessages();
  const { wanted } = useStore(sectionWork);
  const own = useRef<SectionWork['wanted']>(null);
  // What was typed meanwhile is not to be lost with the drawing.
  const latest = useRef({ each, change });
  useEffect(() => {
    latest.current = { each, change };
  }, [each, change]);
  useEffect(
    () => () => {
      if (own.current !== null && sectionWork.get().wanted === own.current) sectionWork.set({ wanted: null });
    },
    [],
  );
  const [isElsewhere, setIsElsewhere] = useState(false);
  const draw = () => {
    setIsElsewhere(false);
    own.current = (section) => {
      sectionWork.set({ wanted: null });
      if (!recordings.some(({ id }) => id === section.recordingId)) {
        setIsElsewhere(true);
        return;
      }
      const { each: now, change: set } = latest.current;
      set({ sections: [...now.sections, typedSection(section)] });
    };
    sectionWork.set({ wanted: own.current });
  };
  const isDrawing = wanted !== null && wanted === own.current;
  return (
    <div className={style.stack}>
      {isDrawing && (
        <p role="status" className={controls.notice}>
          {translate('readings.draw-how')}
        </p>
      )}
      {isElsewhere && (
        <p role="alert" className={`${controls.notice} ${controls.noticeWarning}`}>
          {translate('readings.draw-elsewhere')}
        </p>
      )}
      <div>
        <Button
          className={controls.button ?? ''}
          onPress={() => (isDrawing ? sectionWork.set({ wanted: null }) : draw())}
        >
          {translate(isDrawing ? 'readings.draw-stop' : 'readings.draw')}
        </Button>
      </div>
    </div>
  );
}
