// A passkey made of software: signs what the desk's door asks to be signed, as a device does (WebAuthn level 2, Ed25519, no attestation).
import { DESK_API } from '#domain/api/paths';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { Ceremony } from '#domain/desk/desk-action';
import { atDesk } from './desk.ts';
import type { Portal } from './server.ts';

/** A passkey of one member on one device. */
export interface SoftPasskey {
  id: string;
  /** Its answer to being made, for a challenge of the desk. */
  made(challenge: string): Ceremony;
  /** Its answer to being touched. */
  touched(challenge: string): Ceremony;
}

const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();
/** CBOR byte string of 24 to 255 bytes. */
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);
const cborText = (text: string): Buffer => Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
const [MAP_OF_3, EMPTY_MAP] = [Buffer.from([0xa3]), Buffer.from([0xa0])];
/** User present and verified; with a passkey enclosed when it is made. */
const [TOUCHED, MADE] = [0x05, 0x45];

/** A new passkey for the desk's host. */
export function softPasskey({ deskOrigin }: Pick<Portal, 'deskOrigin'>): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const id = randomBytes(32);
  const name = id.toString('base64url');
  let uses = 0;
  const authData = (flags: number, rest = Buffer.alloc(0)): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(uses);
    return Buffer.concat([sha256(new URL(deskOrigin).hostname), Buffer.from([flags]), count, rest]);
  };
  const clientData = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: deskOrigin, crossOrigin: false }));
  const ceremony = (response: Record<string, Buffer>): Ceremony => ({
    id: name,
    rawId: name,
    type: 'public-key',
    response: Object.fromEntries(Object.entries(response).map(([key, bytes]) => [key, bytes.toString('base64url')])),
    clientExtensionResults: {},
  });
  return {
    id: name,
    made(challenge) {
      const x = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
      /** COSE: an octet key pair, EdDSA, on the curve Ed25519. */
      const key = Buffer.concat([Buffer.from([0xa4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21]), cborBytes(x)]);
      const enclosed = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const attestationObject = Buffer.concat([
        ...[MAP_OF_3, cborText('fmt'), cborText('none'), cborText('attStmt'), EMPTY_MAP],
        ...[cborText('authData'), cborBytes(authData(MADE, enclosed))],
      ]);
      return ceremony({ clientDataJSON: clientData('webauthn.create', challenge), attestationObject });
    },
    touched(challenge) {
      uses += 1;
      const [authenticatorData, clientDataJSON] = [authData(TOUCHED), clientData('webauthn.get', challenge)];
      const signature = sign(null, Buffer.concat([authenticatorData, sha256(clientDataJSON)]), privateKey);
      return ceremony({ authenticatorData, clientDataJSON, signature });
    },
  };
}

/** Signs in with a passkey at the door itself. */
export async function enterWith(running: Portal, passkey: SoftPasskey, member?: string) {
  const { json } = await atDesk(running, `${DESK_API}/enter-options`, { body: {} });
  const response = passkey.touched((json as { challenge: string }).challenge);
  return atDesk(running, `${DESK_API}/enter`, { body: { response, ...(member !== undefined && { member }) } });
}
