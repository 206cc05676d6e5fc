// Signing in and enrolling with a passkey, by @simplewebauthn/server: user verification always, and a short list of algorithms.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { base64, hex } from '@scure/base';
import type { Me } from '#domain/desk-answer';
import { keysOf, unlockFileOf } from '../storage/keyring.ts';
import { logLine } from '../storage/desk-log.ts';
import { enrolMember, findInvitation, findMember, findPasskey, keepChallenge, noteUse, takeChallenge } from '../storage/member.ts';
import type { DeskAnswer, OpenHandlers } from './call.ts';
import { beginSession } from './session.ts';

/** Ed25519, P-256 and RSA: what every runtime verifies. Left to itself the library offers more on some of them. */
const ALGORITHMS = [-8, -7, -257];

export const openHandlers: OpenHandlers = {
  async 'enter-options'({ db, host, now }) {
    const options = await generateAuthenticationOptions({ rpID: host.rpId, userVerification: 'required' });
    await keepChallenge(db, options.challenge, now);
    return { json: options };
  },

  async enter({ db, host, now, body }) {
    const passkey = await findPasskey(db, body.response.id);
    if (!passkey) return { refused: 'bad-passkey' };
    const verified = await checked(() =>
      verifyAuthenticationResponse({
        response: body.response as unknown as AuthenticationResponseJSON,
        expectedChallenge: (challenge) => takeChallenge(db, challenge, now),
        expectedOrigin: host.origin,
        expectedRPID: host.rpId,
        requireUserVerification: true,
        credential: { id: passkey.credential, publicKey: new Uint8Array(passkey.public_key), counter: passkey.uses },
      }),
    );
    if (!verified?.verified) return { refused: 'bad-passkey' };
    await noteUse(db, passkey.credential, verified.authenticationInfo.newCounter);
    return enterAs(db, passkey.member, now);
  },

  async 'enrol-options'({ db, host, now, body }) {
    const invitation = await findInvitation(db, body.invitation, now);
    if (!invitation) return { refused: 'bad-invitation' };
    const options = await generateRegistrationOptions({
      rpName: invitation.desk,
      rpID: host.rpId,
      userName: invitation.desk,
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
    await keepChallenge(db, options.challenge, now);
    return { json: { options, desk: invitation.desk, role: invitation.role } };
  },

  async enrol({ db, host, now, body }) {
    const invitation = await findInvitation(db, body.invitation, now);
    if (!invitation) return { refused: 'bad-invitation' };
    const verified = await checked(() =>
      verifyRegistrationResponse({
        response: body.response as unknown as RegistrationResponseJSON,
        expectedChallenge: (challenge) => takeChallenge(db, challenge, now),
        expectedOrigin: host.origin,
        expectedRPID: host.rpId,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    if (!verified?.verified) return { refused: 'bad-passkey' };
    const { credential } = verified.registrationInfo;
    const member = hex.encode(crypto.getRandomValues(new Uint8Array(16)));
    const passkey = { credential: credential.id, publicKey: credential.publicKey, uses: credential.counter };
    const made = await enrolMember(db, body.invitation, { member, name: body.name.trim() }, passkey, now);
    if (!made) return { refused: 'bad-invitation' };
    await db.batch([logLine(db, { desk: invitation.desk, member }, 'enrol', now)]);
    return { json: { enrolled: true } };
  },
};

/** A wrong challenge or origin throws in the library, a wrong signature does not: both are a refusal. */
async function checked<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}

async function enterAs(db: D1Database, name: string, now: Date): Promise<DeskAnswer> {
  const member = await findMember(db, name);
  if (!member) return { refused: 'bad-passkey' };
  const session = await beginSession(db, member.member, now);
  await db.batch([logLine(db, member, 'enter', now)]);
  return { json: await meOf(db, member), session };
}

/** Somebody's own page: who they are, and the keys wrapped to them. */
export async function meOf(db: D1Database, member: Omit<Me, 'unlock' | 'keys'>): Promise<Me> {
  const [keys, unlock] = await Promise.all([keysOf(db, member.member), unlockFileOf(db, member.member)]);
  return {
    ...member,
    unlock: unlock && base64.encode(unlock),
    keys: keys.map(({ key, wrapped }) => ({ key, wrapped: base64.encode(wrapped) })),
  };
}
