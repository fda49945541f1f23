import type { Organisation } from '@jsa/contract';
import type { MessageStore } from '#i18n/messages.ts';

/** What the installation names by itself; what people named keeps its name. */
const givenNames = ['Chair', 'Field team', 'Neutral experts', 'Observers', 'Host'];

/** Delegations and the organisations that are there from the start are named in the reader's language. */
export function organisationName(
  messages: MessageStore,
  { name, kind, delegation }: Pick<Organisation, 'name' | 'kind' | 'delegation'>,
): string {
  if (delegation !== null) return messages.translate(`organisation.${delegation}`);
  return kind !== 'delegation' && givenNames.includes(name)
    ? messages.translate(`organisation.${kind}`)
    : name;
}
