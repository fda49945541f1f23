import { Checkbox } from 'react-aria-components';
import style from './assessments.module.css';

type CheckProps = { label: string; isSelected: boolean; onChange: (isSelected: boolean) => void };

export function Check({ label, isSelected, onChange }: CheckProps) {
  return (
    <Checkbox className={style.check ?? ''} isSelected={isSelected} onChange={onChange}>
      <span className={style.box} aria-hidden="true">
        {isSelected ? '✓' : ''}
      </span>
      <span>{label}</span>
    </Checkbox>
  );
}
