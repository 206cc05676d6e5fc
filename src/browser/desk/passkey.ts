// The passkey on this device: one touch signs in and gives the secret that unlocks. The secret never leaves the device.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { PASSKEY_SALT } from '../../crypto/keyring.ts';

type Secret = Uint8Array<ArrayBuffer>;

/** A ceremony's answer for the server, and the 32 bytes that stay here; null where a passkey cannot give them. */
export interface Ceremony {
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
    if (error instanceof Error && error.name === 'NotAllowedError') throw error;
    return parted(await startRegistration({ optionsJSON: options as Options }));
  }
}

/** Takes the secret out of an answer before anything is sent: some browsers would put it into the JSON. */
function parted(answer: { clientExtensionResults: object }): Ceremony {
  const results = answer.clientExtensionResults as { prf?: { results?: { first?: unknown } } };
  const secret = bytesOf(results.prf?.results?.first);
  const { id, rawId, type, response, authenticatorAttachment } = answer as unknown as Record<string, unknown>;
  const sent = { id, rawId, type, response, clientExtensionResults: {} };
  return { response: authenticatorAttachment ? { ...sent, authenticatorAttachment } : sent, secret };
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
