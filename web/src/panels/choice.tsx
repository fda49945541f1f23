import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import controls from './controls.module.css';
import { Icon } from './icon.tsx';

type ChoiceOption<Value extends string> = {
  readonly id: Value;
  readonly name: string;
  /** When the name is in another language than the page. */
  readonly lang?: string;
};

type ChoiceProps<Value extends string> = {
  label: string;
  options: readonly ChoiceOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  isLabelHidden?: boolean;
};

/** One of a few: a button that opens a list. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange, isLabelHidden = false } = props;
  return (
    <Select
      className={controls.field}
      selectedKey={value}
      onSelectionChange={(key) => key !== null && onChange(String(key) as Value)}
    >
      <Label className={isLabelHidden ? controls.visuallyHidden : controls.label}>{label}</Label>
      <Button className={`${controls.button} ${controls.select}`}>
        <SelectValue />
        <Icon name="chevron" />
      </Button>
      <Popover className={controls.popover} offset={4}>
        <ListBox className={controls.options} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.name} className={controls.option}>
              <span lang={option.lang}>{option.name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
