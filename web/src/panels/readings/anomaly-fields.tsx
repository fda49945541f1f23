import {
  agreements,
  amplitudeWords,
  corroborationTypes,
  dataQualities,
  interpretiveClasses,
  observationClasses,
  polarityWords,
  safetyNotes,
  velocityBases,
} from '@jsa/contract';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { Rows } from '#panels/rows.tsx';
import { AnomalyPlace, type FieldsProps, type RecordingChoice } from './anomaly-place.tsx';
import type { TypedAnomaly } from './reading-draft.ts';
import style from './readings.module.css';

/** All that is said of one anomaly: what is seen first, and only then what it may be. */
export function AnomalyFields({
  each,
  change,
  recordings,
}: FieldsProps & { recordings: readonly RecordingChoice[] }) {
  return (
    <>
      <AnomalyPlace each={each} change={change} recordings={recordings} />
      <Seen each={each} change={change} />
      <Depth each={each} change={change} />
      <Meaning each={each} change={change} />
      <Beside each={each} change={change} />
    </>
  );
}

function Seen({ each, change }: FieldsProps) {
  const { translate } = useMessages();
  return (
    <>
      <Rows
        title={translate('readings.observations')}
        add={translate('readings.observation-add')}
        rows={each.observations}
        fresh={{ class: 'layer-truncation' as const, strength: 2 }}
        onChange={(observations) => change({ observations })}
        error={null}
        nameOf={(at) => translate('readings.observation', { number: at + 1 })}
      >
        {(observation, set) => (
          <div className={style.pair}>
            <Choice
              label={translate('readings.observed')}
              options={observationClasses.map((id) => ({ id, name: translate(`readings.seen.${id}`) }))}
              value={observation.class}
              onChange={(seen) => set({ class: seen })}
            />
            <Choice
              label={translate('readings.strength')}
              options={(['1', '2', '3'] as const).map((id) => ({
                id,
                name: translate(`readings.strength.${id}`),
              }))}
              value={String(observation.strength) as '1'}
              onChange={(strength) => set({ strength: Number(strength) })}
            />
          </div>
        )}
      </Rows>
      <div className={style.pair}>
        <Choice
          label={translate('readings.amplitude')}
          options={amplitudeWords.map((id) => ({ id, name: translate(`readings.amplitude.${id}`) }))}
          value={each.amplitude}
          onChange={(amplitude) => change({ amplitude })}
        />
        <Choice
          label={translate('readings.polarity')}
          options={polarityWords.map((id) => ({ id, name: translate(`readings.polarity.${id}`) }))}
          value={each.polarity}
          onChange={(polarity) => change({ polarity })}
        />
        <Choice
          label={translate('readings.quality')}
          options={dataQualities.map((id) => ({ id, name: translate(`readings.quality.${id}`) }))}
          value={each.dataQuality}
          onChange={(dataQuality) => change({ dataQuality })}
        />
      </div>
      <div className={style.pair}>
        {(['linesPresentCount', 'linesPossibleCount', 'lengthM', 'widthM'] as const).map((name) => (
          <Field
            key={name}
            label={translate(`readings.${name}`)}
            isNumber
            value={each[name]}
            onChange={(text) => change({ [name]: text })}
          />
        ))}
      </div>
      {(['isSeenInBothDirections', 'isSeenInSlice', 'hasCouplingIssue'] as const).map((name) => (
        <Checkbox
          key={name}
          className={controls.check ?? ''}
          isSelected={each[name]}
          onChange={(isSo) => change({ [name]: isSo })}
        >
          {translate(`readings.${name}`)}
        </Checkbox>
      ))}
    </>
  );
}

function Depth({ each, change }: FieldsProps) {
  const { translate } = useMessages();
  return (
    <div className={style.pair}>
      {(['topM', 'baseM', 'depthErrorM', 'velocityMPerNs'] as const).map((name) => (
        <Field
          key={name}
          label={translate(`readings.${name}`)}
          isNumber
          value={each[name]}
          onChange={(text) => change({ [name]: text })}
        />
      ))}
      <Choice
        label={translate('readings.velocity-basis')}
        options={velocityBases.map((id) => ({ id, name: translate(`readings.velocity.${id}`) }))}
        value={each.velocityBasis}
        onChange={(velocityBasis) => change({ velocityBasis })}
      />
    </div>
  );
}

/** Locked until something was observed: nobody says what it is before saying what is seen. */
function Meaning({ each, change }: FieldsProps) {
  const { translate } = useMessages();
  if (each.observations.length === 0)
    return <p className={style.small}>{translate('readings.observe-first')}</p>;
  const classes = interpretiveClasses.map((id) => ({ id, name: translate(`readings.class.${id}`) }));
  const notSaid = { id: '' as const, name: translate('readings.not-said') };
  return (
    <>
      <Choice
        label={translate('readings.class')}
        options={[notSaid, ...classes]}
        value={each.interpretiveClass ?? ''}
        onChange={(chosen) => change({ interpretiveClass: chosen === '' ? null : chosen })}
      />
      <Choice
        label={translate('readings.confidence')}
        options={[
          notSaid,
          ...(['1', '2', '3', '4', '5'] as const).map((id) => ({
            id,
            name: translate(`readings.confidence.${id}`),
          })),
        ]}
        value={(each.confidence === null ? '' : String(each.confidence)) as ''}
        onChange={(chosen: string) => change({ confidence: chosen === '' ? null : Number(chosen) })}
      />
      <p className={style.small}>{translate('readings.confidence-help')}</p>
      <Field
        label={translate('readings.confidence-reason')}
        isLong
        value={each.confidenceReason}
        onChange={(confidenceReason) => change({ confidenceReason })}
        maxLength={2_000}
      />
      <Rows
        title={translate('readings.alternatives')}
        add={translate('readings.alternative-add')}
        rows={each.alternatives}
        fresh={{ class: 'natural' as const, whyFor: '', whyAgainst: '' }}
        onChange={(alternatives) => change({ alternatives })}
        error={null}
        nameOf={(at) => translate('readings.alternative', { number: at + 1 })}
      >
        {(alternative, set) => (
          <>
            <Choice
              label={translate('readings.class')}
              options={classes}
              value={alternative.class}
              onChange={(chosen) => set({ class: chosen })}
            />
            {(['whyFor', 'whyAgainst'] as const).map((name) => (
              <Field
                key={name}
                label={translate(`readings.${name}`)}
                value={alternative[name]}
                onChange={(text) => set({ [name]: text })}
                maxLength={1_000}
              />
            ))}
          </>
        )}
      </Rows>
    </>
  );
}

function Beside({ each, change }: FieldsProps) {
  const { translate } = useMessages();
  return (
    <>
      <Field
        label={translate('readings.wouldChangeMyMind')}
        value={each.wouldChangeMyMind}
        onChange={(wouldChangeMyMind) => change({ wouldChangeMyMind })}
        maxLength={2_000}
      />
      <Rows
        title={translate('readings.corroboration')}
        add={translate('readings.corroboration-add')}
        rows={each.corroboration}
        fresh={{ type: 'imagery' as const, isIndependent: true, agrees: 'partly' as const }}
        onChange={(corroboration) => change({ corroboration })}
        error={null}
        nameOf={(at) => translate('readings.evidence', { number: at + 1 })}
      >
        {(evidence, set) => (
          <>
            <div className={style.pair}>
              <Choice
                label={translate('readings.evidence-type')}
                options={corroborationTypes.map((id) => ({ id, name: translate(`readings.evidence.${id}`) }))}
                value={evidence.type}
                onChange={(type) => set({ type })}
              />
              <Choice
                label={translate('readings.agrees')}
                options={agreements.map((id) => ({ id, name: translate(`readings.agrees.${id}`) }))}
                value={evidence.agrees}
                onChange={(agrees) => set({ agrees })}
              />
            </div>
            <Checkbox
              className={controls.check ?? ''}
              isSelected={evidence.isIndependent}
              onChange={(isIndependent) => set({ isIndependent })}
            >
              {translate('readings.independent')}
            </Checkbox>
          </>
        )}
      </Rows>
      <CheckboxGroup
        className={style.group ?? ''}
        value={each.safety}
        onChange={(safety) => change({ safety: safety as TypedAnomaly['safety'] })}
      >
        <Label className={controls.label}>{translate('readings.safety')}</Label>
        {safetyNotes.map((id) => (
          <Checkbox key={id} value={id} className={controls.check ?? ''}>
            {translate(`readings.safety.${id}`)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <Field
        label={translate('readings.testToDepthM')}
        isNumber
        value={each.testToDepthM}
        onChange={(testToDepthM) => change({ testToDepthM })}
      />
      <Field
        label={translate('dig-record.note')}
        value={each.note}
        onChange={(note) => change({ note })}
        maxLength={2_000}
      />
    </>
  );
}
