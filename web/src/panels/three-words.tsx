import type { InEachLanguage } from '@jsa/contract';
import { languageNames } from '#i18n/languages.ts';
import controls from './controls.module.css';
import { Field } from './field.tsx';
import style from './three-words.module.css';

type ThreeWordsProps = {
  title: string;
  words: InEachLanguage;
  onChange: (words: InEachLanguage) => void;
  maxLength?: number;
};

/** One text in each language, side by side. */
export function ThreeWords({ title, words, onChange, maxLength = 8_000 }: ThreeWordsProps) {
  return (
    <fieldset className={style.words}>
      <legend className={controls.label}>{title}</legend>
      <div className={style.three}>
        {(['sq', 'en', 'sr-Latn'] as const).map((language) => (
          <Field
            key={language}
            label={languageNames[language]}
            isLong
            value={words[language]}
            onChange={(text) => onChange({ ...words, [language]: text })}
            maxLength={maxLength}
          />
        ))}
      </div>
    </fieldset>
  );
}
