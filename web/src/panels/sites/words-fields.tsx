import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { faultOf, numberBounds, type WordName, type WordsDraft } from './draft.ts';
import style from './sites.module.css';

type WordsProps = {
  draft: WordsDraft;
  onChange: (draft: WordsDraft) => void;
  /** Faults show once somebody tried to send. */
  areFaultsShown: boolean;
};

const labels = {
  title: 'site-form.name',
  summary: 'site-form.summary',
  hypothesis: 'site-form.hypothesis',
  expectedDepthFromM: 'site-form.depth-from',
  expectedDepthToM: 'site-form.depth-to',
  expectedLengthM: 'site-form.length',
  expectedWidthM: 'site-form.width',
  municipality: 'site-form.municipality',
} as const satisfies Record<WordName, string>;

/** What each field of a site is called. */
export function useWordLabel(): (name: WordName) => string {
  const { translate } = useMessages();
  return (name) => translate(labels[name]);
}

/** All words of a site, for proposing and for changing it. */
export function WordsFields({ draft, onChange, areFaultsShown }: WordsProps) {
  const { translate, formatNumber } = useMessages();
  const labelOf = useWordLabel();
  const errorOf = (name: WordName): string | null => {
    const fault = areFaultsShown ? faultOf(draft, name) : null;
    if (fault === null) return null;
    const { least = 0, most = 0 } = numberBounds[name] ?? {};
    const bounds = { least: formatNumber(least, least === 0 ? 0 : 1), most: formatNumber(most, 0) };
    return translate(`site-form.${fault}`, bounds);
  };
  const field = (name: WordName) => ({
    label: labelOf(name),
    value: draft[name],
    onChange: (value: string) => onChange({ ...draft, [name]: value }),
    error: errorOf(name),
  });
  return (
    <>
      <Field {...field('title')} help={translate('site-form.name-help')} maxLength={120} />
      <Field {...field('summary')} isLong maxLength={4_000} />
      <Field
        {...field('hypothesis')}
        isLong
        help={translate('site-form.hypothesis-help')}
        maxLength={2_000}
      />
      <div className={style.pair}>
        <Field {...field('expectedDepthFromM')} isNumber />
        <Field {...field('expectedDepthToM')} isNumber />
        <Field {...field('expectedLengthM')} isNumber />
        <Field {...field('expectedWidthM')} isNumber />
      </div>
      <Field {...field('municipality')} help={translate('site-form.municipality-help')} maxLength={120} />
    </>
  );
}
