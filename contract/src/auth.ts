import { type Static, Type } from 'typebox';
import { Id, nullable } from './common.ts';
import { endpoint } from './endpoint.ts';
import { Organisation } from './organisations.ts';
import { type Role, roles } from './rights.ts';

export * from './account.ts';

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

/** Whoever holds one of these can move a site or let people in, and is asked at each sign-in to set up a second factor. */
export const rolesUrgedToSecondFactor: readonly Role[] = ['chair', 'secretariat', 'head', 'admin'];

export const secondFactorStates = ['on', 'off', 'urged'] as const;

/** `urged`: there is none, and the person's role asks for one. */
export type SecondFactorState = (typeof secondFactorStates)[number];

export const SignedInPerson = Type.Object({
  ...Person.properties,
  secondFactor: Type.Enum(secondFactorStates),
});
export type SignedInPerson = Person & { secondFactor: SecondFactorState };

export const SignIn = Type.Object({
  email: Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\u0000]*$' }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
});
export type SignIn = Static<typeof SignIn>;

/** What a WebAuthn ceremony says: made and read by the browser and a library, never by us. */
export const WebAuthnMessage = Type.Record(Type.String(), Type.Unknown());

export const signIn = endpoint({
  method: 'POST',
  url: '/api/session',
  schema: {
    summary: 'Sign in; without a person in the answer a second factor is asked for next',
    tags: ['session'],
    body: SignIn,
    response: { 200: Type.Object({ person: nullable(SignedInPerson) }) },
  },
});

/** How the second question of a sign-in is answered: by the app's six digits, or by one of the codes kept on paper. */
export const secondFactorKinds = ['app', 'recovery'] as const;
export type SecondFactorKind = (typeof secondFactorKinds)[number];

export const passSecondFactor = endpoint({
  method: 'POST',
  url: '/api/session/second-factor',
  schema: {
    summary: 'Answer the second factor of a sign-in',
    tags: ['session'],
    body: Type.Object({
      kind: Type.Enum(secondFactorKinds),
      code: Type.String({ minLength: 1, maxLength: 64 }),
    }),
    response: { 200: Type.Object({ person: SignedInPerson }) },
  },
});

export const beginPasskeySignIn = endpoint({
  method: 'POST',
  url: '/api/session/passkey-challenge',
  schema: {
    summary: 'What a passkey is asked to sign',
    tags: ['session'],
    response: { 200: WebAuthnMessage },
  },
});

export const signInWithPasskey = endpoint({
  method: 'POST',
  url: '/api/session/passkey',
  schema: {
    summary: 'Sign in with a passkey',
    tags: ['session'],
    body: Type.Object({ response: WebAuthnMessage }),
    response: { 200: Type.Object({ person: SignedInPerson }) },
  },
});

export const readSession = endpoint({
  method: 'GET',
  url: '/api/session',
  schema: { summary: 'Who is signed in', tags: ['session'], response: { 200: SignedInPerson } },
});

export const signOut = endpoint({
  method: 'DELETE',
  url: '/api/session',
  schema: { summary: 'Sign out', tags: ['session'], response: { 204: Type.Null() } },
});
