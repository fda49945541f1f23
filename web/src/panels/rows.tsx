import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import controls from './controls.module.css';
import { useMessages } from './parts.ts';
import style from './rows.module.css';

type RowsProps<Row> = {
  title: string;
  add: string;
  rows: readonly Row[];
  fresh: Row;
  onChange: (rows: Row[]) => void;
  error: string | null;
  /** What names one row, for its button to remove it. */
  nameOf: (at: number) => string;
  children: (row: Row, change: (part: Partial<Row>) => void) => ReactNode;
};

/** Several of one kind, each with its fields; one more by a button, and each can go again. */
export function Rows<Row>({ title, add, rows, fresh, onChange, error, nameOf, children }: RowsProps<Row>) {
  const { translate } = useMessages();
  return (
    <fieldset className={style.rows}>
      <legend className={controls.label}>{title}</legend>
      {rows.map((row, at) => (
        <fieldset key={nameOf(at)} className={style.item} aria-label={nameOf(at)}>
          <div className={style.itemHead}>
            <strong>{nameOf(at)}</strong>
            <Button
              className={`${controls.button} ${controls.quiet}`}
              aria-label={translate('rows.remove-named', { name: nameOf(at) })}
              onPress={() => onChange(rows.filter((_, index) => index !== at))}
            >
              {translate('rows.remove')}
            </Button>
          </div>
          {children(row, (part) =>
            onChange(rows.map((each, index) => (index === at ? { ...each, ...part } : each))),
          )}
        </fieldset>
      ))}
      {error !== null && <p className={controls.fieldError}>{error}</p>}
      <div>
        <Button className={controls.button ?? ''} onPress={() => onChange([...rows, fresh])}>
          {add}
        </Button>
      </div>
    </fieldset>
  );
}
