import {
  deferReasons,
  mostConditions,
  mostPositionCharacters,
  objectReasons,
  type PositionReason,
  type PositionValue,
  positionValues,
  type RoundItem,
  writtenLanguages,
} from '@jsa/contract';
import type { PositionFault } from '@jsa/sealing';
import { Button, Checkbox, CheckboxGroup, Label, Radio, RadioGroup } from 'react-aria-components';
import { languageNames } from '#i18n/languages.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import type { PositionDraft } from '#state/round-secrets.ts';
import { Ranking } from './ranking.tsx';
import style from './rounds.module.css';
import { reasonName, valueNames } from './words.ts';

const valueHelp = {
  concur: 'position.value.concur-help',
  defer: 'position.value.defer-help',
  object: 'position.value.object-help',
} as const;

type PositionFormProps = {
  item: RoundItem;
  isSeasonList: boolean;
  draft: PositionDraft;
  onChange: (draft: PositionDraft) => void;
  faults: readonly PositionFault[];
};

/** The fields of a position; which ones there are follows from what is said. */
export function PositionForm({ item, isSeasonList, draft, onChange, faults }: PositionFormProps) {
  const { translate } = useMessages();
  const change = (part: Partial<PositionDraft>) => onChange({ ...draft, ...part });
  const faultOf = (field: PositionFault['field']) => {
    const fault = faults.find((each) => each.field === field);
    return fault === undefined ? null : translate(`position.fault.${fault.code}`);
  };
  const { value } = draft;
  return (
    <div className={style.stack}>
      <RadioGroup
        className={style.group ?? ''}
        value={value}
        onChange={(chosen) => change({ value: chosen as PositionValue, reasonCodes: [] })}
        isInvalid={faultOf('value') !== null}
      >
        <Label className={controls.label}>{translate('position.value')}</Label>
        {positionValues.map((each) => (
          <Radio key={each} value={each} className={controls.choice ?? ''}>
            <span>
              <span>{translate(valueNames[each])}</span>
              <span className={style.small}> – {translate(valueHelp[each])}</span>
            </span>
          </Radio>
        ))}
        {faultOf('value') !== null && <p className={controls.fieldError}>{faultOf('value')}</p>}
      </RadioGroup>
      {value !== null && value !== 'concur' && (
        <Reasons
          reasons={value === 'defer' ? deferReasons : objectReasons}
          chosen={draft.reasonCodes}
          onChange={(reasonCodes) => change({ reasonCodes })}
          error={faultOf('reasonCodes')}
        />
      )}
      {value === 'defer' && (
        <>
          <Field
            label={translate('position.review-on')}
            type="date"
            value={draft.reviewOn}
            onChange={(reviewOn) => change({ reviewOn })}
            error={faultOf('reviewOn')}
          />
          <Field
            label={translate('position.missing')}
            isLong
            value={draft.missing}
            onChange={(missing) => change({ missing })}
            maxLength={mostPositionCharacters.missing}
            error={faultOf('missing')}
          />
        </>
      )}
      {value === 'concur' && isSeasonList && (
        <Ranking
          subjects={item.subjects}
          ranking={draft.ranking}
          onChange={(ranking) => change({ ranking })}
          error={faultOf('ranking')}
        />
      )}
      {value === 'concur' && !isSeasonList && (
        <Conditions conditions={draft.conditions} onChange={(conditions) => change({ conditions })} />
      )}
      {value !== null && (
        <>
          <Field
            label={translate(value === 'object' ? 'position.text-needed' : 'position.text')}
            isLong
            value={draft.text}
            onChange={(text) => change({ text })}
            maxLength={mostPositionCharacters.text}
            error={faultOf('text')}
          />
          <Choice
            label={translate('position.language')}
            options={writtenLanguages.map((id) => ({ id, name: languageNames[id], lang: id }))}
            value={draft.language}
            onChange={(language) => change({ language })}
          />
        </>
      )}
    </div>
  );
}

type ReasonsProps = {
  reasons: readonly PositionReason[];
  chosen: readonly PositionReason[];
  onChange: (chosen: PositionReason[]) => void;
  error: string | null;
};

function Reasons({ reasons, chosen, onChange, error }: ReasonsProps) {
  const { translate } = useMessages();
  return (
    <CheckboxGroup
      className={style.group ?? ''}
      value={[...chosen]}
      onChange={(codes) => onChange(codes as PositionReason[])}
      isInvalid={error !== null}
    >
      <Label className={controls.label}>{translate('position.reasons')}</Label>
      {reasons.map((reason) => (
        <Checkbox key={reason} value={reason} className={controls.check ?? ''}>
          {translate(reasonName(reason))}
        </Checkbox>
      ))}
      {error !== null && <p className={controls.fieldError}>{error}</p>}
    </CheckboxGroup>
  );
}

type ConditionsProps = { conditions: readonly string[]; onChange: (conditions: string[]) => void };

function Conditions({ conditions, onChange }: ConditionsProps) {
  const { translate } = useMessages();
  const put = (at: number, text: string) =>
    onChange(conditions.map((each, place) => (place === at ? text : each)));
  return (
    <div className={style.stack}>
      {conditions.map((condition, at) => (
        <div key={at} className={style.stack}>
          <Field
            label={translate('position.condition', { number: at + 1 })}
            value={condition}
            onChange={(text) => put(at, text)}
            maxLength={mostPositionCharacters.condition}
          />
          <div>
            <Button
              className={`${controls.button} ${controls.quiet}`}
              onPress={() => onChange(conditions.filter((_, place) => place !== at))}
            >
              {translate('position.condition-remove', { number: at + 1 })}
            </Button>
          </div>
        </div>
      ))}
      {conditions.length < mostConditions && (
        <div>
          <Button className={controls.button ?? ''} onPress={() => onChange([...conditions, ''])}>
            {translate('position.condition-add')}
          </Button>
        </div>
      )}
    </div>
  );
}
