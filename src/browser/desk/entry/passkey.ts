// The passkey on this device: one touch signs in and gives the secret that unlocks. The secret never leaves the device.
import { bufferToBase64URLString, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { PASSKEY_SALT } from '../../../crypto/keyring.ts';

type Secret = Uint8Array<ArrayBuffer>;

/** A ceremony's answer for the server, of which passkey, and the 32 bytes that stay here; null where it cannot give them. */
export interface Ceremony {
  id: string;
  response: unknown;
  secret: Secret | null;
}

const extensions = (): object => ({ prf: { eval: { first: new TextEncoder().encode(PASSKEY_SALT) } } });

/** Signs in with a passkey of this device. Throws when nobody touched it. */
export async function useKey(options: object): Promise<Ceremony> {
  const optionsJSON = { ...options, extensions: extensions() } as Parameters<typeof startAuthentication>[0]['optionsJSON'];
  return parted(await startAuthentication({ optionsJSON }));
}

/** Makes a passkey; some systems refuse the unlocking extension, then once more without. */
export async function makeKey(options: object): Promise<Ceremony> {
  type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];
  try {
    return parted(await startRegistration({ optionsJSON: { ...options, extensions: extensions() } as Options }));
  } catch (error) {
    if (error instanceof Error && (error.name === 'NotAllowedError' || isAlreadyHere(error))) throw error;
    return parted(await startRegistration({ optionsJSON: options as Options }));
  }
}

/** True when a device makes no second passkey for the same member. */
export const isAlreadyHere = (error: unknown): boolean => error instanceof Error && error.name === 'InvalidStateError';

/** Touches one passkey to see what it gives. The server does not hear of it: nobody signs in with this answer. */
export function tryKey(rpId: string, id: string): Promise<Ceremony> {
  const challenge = bufferToBase64URLString(crypto.getRandomValues(new Uint8Array(32)).buffer);
  return useKey({ rpId, challenge, userVerification: 'required', allowCredentials: [{ id, type: 'public-key' }] });
}

/**
 * True when a passkey gave the same bytes twice: as it did before, else at one more touch. Null when nobody touched it again. One that
 * gives others each time would lock a key away for ever.
 */
export async function givesTheSame(id: string, secret: Secret, before: Secret | null): Promise<boolean | null> {
  const other =
    before ??
    (await tryKey(location.hostname, id).then(
      (tried) => tried.secret ?? new Uint8Array(),
      () => null,
    ));
  return other && String(other) === String(secret);
}

/** Tells the device that a passkey is of no use any more, where its browser can; else it stays there and is only refused. */
export async function forgetKey(rpId: string, credentialId: string): Promise<void> {
  await PublicKeyCredential.signalUnknownCredential?.({ rpId, credentialId }).catch(() => undefined);
}

/** Takes the secret out of an answer before anything is sent: some browsers would put it into the JSON. */
function parted(answer: { clientExtensionResults: object }): Ceremony {
  const results = answer.clientExtensionResults as { prf?: { results?: { first?: unknown } } };
  const secret = bytesOf(results.prf?.results?.first);
  const { id, rawId, type, response, authenticatorAttachment } = answer as unknown as Record<string, unknown>;
  const sent = { id, rawId, type, response, clientExtensionResults: {} };
  return { id: String(id), response: authenticatorAttachment ? { ...sent, authenticatorAttachment } : sent, secret };
}

/** Exactly 32 bytes, in whatever form a browser or an extension of it gives them. */
function bytesOf(given: unknown): Secret | null {
  const bytes =
    given instanceof ArrayBuffer
      ? new Uint8Array(given.slice(0))
      : ArrayBuffer.isView(given)
        ? Uint8Array.from(new Uint8Array(given.buffer, given.byteOffset, given.byteLength))
        : Array.isArray(given)
          ? Uint8Array.from(given as number[])
          : null;
  return bytes?.length === 32 ? bytes : null;
}
