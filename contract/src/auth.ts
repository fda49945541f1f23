import { type Static, Type } from 'typebox';
import { Id } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Organisation } from './organisations.ts';
import { type Role, roles } from './rights.ts';

/** Who is signed in. */
export const Person = Type.Object({
  id: Id,
  name: Type.String(),
  email: Type.String(),
  organisation: Organisation,
  /** The roles held today; none between two appointments. */
  roles: Type.Array(Type.Enum(roles)),
});
export type Person = {
  id: string;
  name: string;
  email: string;
  organisation: Organisation;
  roles: Role[];
};

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
