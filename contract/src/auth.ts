import { type Static, Type } from 'typebox';
import { Id } from './common.ts';
import { endpoint } from './endpoint.ts';

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

export const permissions = [
  'session.read',
  'site.read',
  'location.exact',
  'boundary.read',
  'recording.read',
  'recording.upload',
  'recording.download',
  'radargram.read',
  'event.read',
] as const;
export type Permission = (typeof permissions)[number];

const readsEvidence: readonly Permission[] = [
  'session.read',
  'site.read',
  'location.exact',
  'boundary.read',
  'recording.read',
  'radargram.read',
  'event.read',
];

/** Rights are data. What is not listed is refused. `admin` runs the machines and has no content role. */
export const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  chair: [...readsEvidence, 'recording.download'],
  secretariat: [...readsEvidence, 'recording.download'],
  head: [...readsEvidence, 'recording.download'],
  member: [...readsEvidence, 'recording.download'],
  analyst: [...readsEvidence, 'recording.upload', 'recording.download'],
  field: [...readsEvidence, 'recording.upload'],
  observer: ['session.read', 'boundary.read', 'event.read'],
  admin: ['session.read', 'boundary.read', 'event.read'],
};

export function isPermitted(role: Role, permission: Permission): boolean {
  return permissionsByRole[role].includes(permission);
}

export const Person = Type.Object({
  id: Id,
  name: Type.String(),
  email: Type.String(),
  role: Type.Enum(roles),
});
export type Person = { id: string; name: string; email: string; role: Role };

export const SignIn = Type.Object({
  email: Type.String({ minLength: 3, maxLength: 254 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
});
export type SignIn = Static<typeof SignIn>;

export const signIn = endpoint({
  method: 'POST',
  url: '/api/session',
  schema: { summary: 'Sign in', tags: ['session'], body: SignIn, response: { 200: Person } },
});

export const readSession = endpoint({
  method: 'GET',
  url: '/api/session',
  schema: { summary: 'Who is signed in', tags: ['session'], response: { 200: Person } },
});

export const signOut = endpoint({
  method: 'DELETE',
  url: '/api/session',
  schema: { summary: 'Sign out', tags: ['session'], response: { 204: Type.Null() } },
});
