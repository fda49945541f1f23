export const roles = [
  'chair',
  'secretariat',
  'head',
  'member',
  'analyst',
  'field',
  'observer',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** What a route may ask for: the thing, and what is done with it. */
export const permissions = [
  'session.read',
  'event.read',
  'person.read',
  'person.invite',
  'person.appoint',
  'person.manage',
  'lead.read',
  'lead.write',
  'lead.open',
  'lead.table',
  'site.read',
  'site.propose',
  'site.edit',
  'site.move',
  'site.acknowledge',
  'clearance.read',
  'clearance.write',
  'disclosure.read',
  'disclosure.decide',
  'boundary.read',
  'boundary.import',
  'boundary.activate',
  'boundary.decide-side',
  'assessment.read',
  'assessment.write',
  'assessment.attend',
  'survey.read',
  'survey.write',
  'recording.read',
  'recording.upload',
  'recording.download',
  'radargram.read',
  'dig.read',
  'dig.plan',
  'dig.record',
  'dig.answer',
  'notification.read',
  'minutes.read',
  'minutes.write',
  'minutes.offer',
  'minutes.answer',
  'progress.read',
  'progress.enter',
  'round.read',
  'round.prepare',
  'round.open',
  'sealing-key.read',
  'sealing-key.register',
  'position.read',
  'position.deposit',
  'position.open',
  'audit.read',
  'audit.verify',
  'audit.export',
] as const;
export type Permission = (typeof permissions)[number];

const everybody: readonly Permission[] = [
  'session.read',
  'event.read',
  'notification.read',
  'boundary.read',
  'audit.read',
];

const readsEvidence: readonly Permission[] = [
  ...everybody,
  'site.read',
  'progress.read',
  'assessment.read',
  'survey.read',
  'recording.read',
  'radargram.read',
];

/** Knows of decision rounds, of the keys to which positions are sealed, and that positions are received. */
const sitsInRounds: readonly Permission[] = [
  'round.read',
  'sealing-key.read',
  'position.read',
  'dig.read',
  'minutes.read',
];

const keepsTheTable: readonly Permission[] = [
  ...readsEvidence,
  ...sitsInRounds,
  'round.prepare',
  'dig.plan',
  'dig.record',
  'progress.enter',
  'minutes.write',
  'person.read',
  'person.invite',
  'person.appoint',
  'lead.read',
  'lead.write',
  'lead.open',
  'site.edit',
  'site.move',
  'clearance.read',
  'clearance.write',
  'disclosure.read',
  'disclosure.decide',
  'boundary.import',
  'boundary.activate',
  'boundary.decide-side',
  'assessment.write',
  'survey.write',
  'recording.download',
  'audit.verify',
  'audit.export',
];

const speaksForADelegation: readonly Permission[] = [
  ...readsEvidence,
  ...sitsInRounds,
  'person.read',
  'lead.read',
  'lead.write',
  'lead.open',
  'clearance.read',
  'disclosure.read',
  'assessment.attend',
  'recording.download',
  'audit.verify',
  'audit.export',
];

/**
 * Rights are data. What is not listed is refused. Whose thing it is and which state it is in is decided behind the
 * permit, by the action. `admin` runs the machines and has no content role.
 */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  chair: [
    ...keepsTheTable,
    'lead.table',
    'site.propose',
    'round.open',
    'minutes.offer',
    'dig.answer',
    'position.open',
    'sealing-key.register',
  ],
  secretariat: keepsTheTable,
  head: [
    ...speaksForADelegation,
    'person.invite',
    'person.appoint',
    'lead.table',
    'site.propose',
    'site.edit',
    'site.move',
    'site.acknowledge',
    'disclosure.decide',
    'boundary.activate',
    'position.deposit',
    'minutes.answer',
    'dig.answer',
    'sealing-key.register',
  ],
  member: speaksForADelegation,
  analyst: [...readsEvidence, 'recording.upload', 'recording.download', 'survey.write'],
  field: [
    ...readsEvidence,
    'dig.read',
    'dig.record',
    'site.move',
    'assessment.write',
    'survey.write',
    'recording.upload',
  ],
  observer: [...everybody, 'site.read', 'progress.read'],
  admin: [
    ...everybody,
    'person.read',
    'person.invite',
    'person.appoint',
    'person.manage',
    'audit.verify',
    'audit.export',
  ],
};

/** Whether any of the roles that somebody holds includes it. */
export function isPermitted(held: readonly Role[], permission: Permission): boolean {
  return held.some((role) => permissionsByRole[role].includes(permission));
}
