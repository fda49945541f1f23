import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type { Pool } from 'pg';
import { hashPassword, isPasswordRight } from './password.ts';
import { sessionSeconds } from './session-cookie.ts';

/** Answers a request of the library's own API. Nobody reaches it but through `askEngine`. */
export type Engine = (request: Request) => Promise<Response>;

export const engineBasePath = '/api/auth';
/** In which header the engine is told from where somebody asks; `askEngine` alone writes it. */
export const askerHeader = 'x-asker-address';

const productName = 'Joint Site Assessment';
const freshSeconds = 3600;

/** The library's names for our tables and columns. */
const tables = {
  user: {
    modelName: 'people',
    fields: {
      emailVerified: 'email_verified',
      image: 'image_url',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  session: {
    modelName: 'sessions',
    fields: {
      userId: 'person_id',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
  },
  account: {
    modelName: 'accounts',
    fields: {
      userId: 'person_id',
      providerId: 'provider',
      accountId: 'provider_person_id',
      password: 'password_hash',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'sign_in_challenges',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
};

const secondFactorTables = {
  user: { fields: { twoFactorEnabled: 'has_second_factor' } },
  twoFactor: {
    modelName: 'second_factors',
    fields: {
      userId: 'person_id',
      backupCodes: 'recovery_codes',
      verified: 'is_confirmed',
      failedVerificationCount: 'failure_count',
      lockedUntil: 'locked_until',
    },
  },
};

const passkeyTables = {
  passkey: {
    modelName: 'passkeys',
    fields: {
      userId: 'person_id',
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'is_synced',
      createdAt: 'created_at',
    },
  },
};

/** A passkey replaces password and second factor, so its device must have asked for finger, face or PIN. */
function requireUserVerified(wasVerified: boolean | undefined): void {
  if (wasVerified !== true) throw new Error('The passkey’s device did not check who holds it.');
}

/** How everybody signs in who comes by one origin: passkeys and secure cookies are bound to it. */
export function engineOptions(origin: string, { pool, secret }: { pool: Pool; secret: string }) {
  return {
    appName: productName,
    baseURL: origin,
    basePath: engineBasePath,
    trustedOrigins: [origin],
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error' as const },
    // A second fence around what `attempts.ts` does; each address on its own.
    rateLimit: {
      enabled: true,
      storage: 'memory' as const,
      window: 60,
      max: 120,
      customRules: {
        '/sign-in/email': { window: 60, max: 60 },
        '/two-factor/*': { window: 60, max: 30 },
        '/passkey/*': { window: 60, max: 60 },
      },
    },
    ...tables,
    session: { ...tables.session, expiresIn: sessionSeconds, updateAge: 300, freshAge: freshSeconds },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: 1024,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }: { hash: string; password: string }) => isPasswordRight(password, hash),
      },
    },
    advanced: {
      cookiePrefix: 'jsa',
      cookies: { session_token: { name: 'jsa_session' } },
      defaultCookieAttributes: { sameSite: 'strict' as const },
      useSecureCookies: origin.startsWith('https://'),
      ipAddress: { ipAddressHeaders: [askerHeader] },
      database: { generateId: 'uuid' as const, validateSchema: false },
      // Said aloud because the library is laxer under test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      twoFactor({ issuer: productName, schema: secondFactorTables }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: productName,
        origin,
        schema: passkeyTables,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: {
          afterVerification: async ({ verification }) =>
            requireUserVerified(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: async ({ verification }) =>
            requireUserVerified(verification.authenticationInfo.userVerified),
        },
        advanced: { webAuthnChallengeCookie: 'passkey' },
      }),
    ],
  };
}

const mostOrigins = 16;

/** One engine for each origin by which people come, made when it is first used; the server does not know its own names. */
export function createEngines(parts: { pool: Pool; secret: string }): (origin: string) => Engine {
  const engines = new Map<string, Engine>();
  return (origin) => {
    const known = engines.get(origin);
    if (known !== undefined) return known;
    // Whoever makes up host names fills this map; the oldest goes.
    const [oldest] = engines.keys();
    if (engines.size >= mostOrigins && oldest !== undefined) engines.delete(oldest);
    const { handler } = betterAuth(engineOptions(origin, parts));
    engines.set(origin, handler);
    return handler;
  };
}
