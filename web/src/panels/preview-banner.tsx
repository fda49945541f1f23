import { type PreviewedRole, previewableRoles } from '@jsa/contract';
import { Button } from 'react-aria-components';
import { nameOfRole, roleOfName } from '#state/preview.ts';
import { Choice } from './choice.tsx';
import controls from './controls.module.css';
import { useMessages, useParts, useStore } from './parts.ts';
import style from './preview-banner.module.css';

function useRoleWords(): (role: PreviewedRole) => string {
  const { translate } = useMessages();
  return ({ role, delegation }) =>
    delegation === null
      ? translate(`role.${role}`)
      : translate('preview.of-delegation', {
          role: translate(`role.${role}`),
          delegation: translate(`preview.${delegation}`),
        });
}

/** While map and lists are shown as another role sees them: that it is so, how far it goes, and the way back. */
export function PreviewBanner() {
  const { preview } = useParts();
  const { translate } = useMessages();
  const words = useRoleWords();
  const { role } = useStore(preview);
  if (role === null) return null;
  return (
    <section role="status" className={style.banner}>
      <p>{translate('preview.on', { role: words(role) })}</p>
      <Button className={controls.button ?? ''} onPress={() => preview.set({ role: null })}>
        {translate('preview.end')}
      </Button>
    </section>
  );
}

/** "View as…": the roles that see no more than the reader does. */
export function PreviewChoice({ onChosen }: { onChosen: () => void }) {
  const { preview, session, view } = useParts();
  const { translate } = useMessages();
  const words = useRoleWords();
  const { role } = useStore(preview);
  const { person } = useStore(session);
  const roles = person === null ? [] : previewableRoles(person);
  if (roles.length === 0) return null;
  return (
    <Choice
      label={translate('preview.choose')}
      options={[
        { id: 'own', name: translate('preview.own') },
        ...roles.map((each) => ({ id: nameOfRole(each), name: words(each) })),
      ]}
      value={role === null ? 'own' : nameOfRole(role)}
      onChange={(name) => {
        preview.set({ role: roleOfName(person, name) });
        view.set({ screen: 'map' });
        onChosen();
      }}
    />
  );
}
