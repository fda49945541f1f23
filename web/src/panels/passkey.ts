import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';

type Message = Record<string, unknown>;

/** The person put it away, or the device has none: browsers do not say which. */
class PasskeyRefusedError extends Error {
  override readonly name = 'PasskeyRefusedError';
  readonly code = 'passkey-refused';
}

/** False where the browser makes none: over http, or at an address of numbers. */
export function canHavePasskeys(): boolean {
  const isNumbers = /^[\d.]+$|^\[/.test(location.hostname);
  return browserSupportsWebAuthn() && isSecureContext && !isNumbers;
}

async function orRefused<Answer>(answer: Promise<Answer>): Promise<Message> {
  return answer.then(
    (given) => given as Message,
    (cause: unknown) => {
      throw new PasskeyRefusedError('Nothing came from the passkey.', { cause });
    },
  );
}

/** Lets the browser ask for finger, face or PIN, and answers for the server. */
export function askPasskey(options: Message): Promise<Message> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
  return orRefused(startAuthentication({ optionsJSON }));
}

export function makePasskey(options: Message): Promise<Message> {
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
  return orRefused(startRegistration({ optionsJSON }));
}
