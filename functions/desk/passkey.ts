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
import type { Ceremony } from '#domain/desk/desk-action';
import type { Me, Member } from '#domain/desk/desk-answer';
import { wrappedKeysOf, unlockFileOf } from '../storage/keyring.ts';
import { logLine } from '../storage/desk-log.ts';
import { enrolMember, findInvitation, findMember, keepChallenge, takeChallenge } from '../storage/member.ts';
import { findPasskey, type NewPasskey, noteUse, type StoredPasskey } from '../storage/passkey.ts';
import type { DeskAnswer, DeskCall, OpenHandlers } from './call.ts';
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
    return body.member !== undefined && body.member !== passkey.member ? { refused: 'other-member' } : enterAs(db, passkey, now);
  },

  async 'enrol-options'({ db, host, now, body }) {
    const invitation = await findInvitation(db, body.invitation, now);
    if (!invitation) return { refused: 'bad-invitation' };
    const options = await makingOptions({ db, host, now }, invitation.desk);
    return { json: { options, desk: invitation.desk, role: invitation.role } };
  },

  async enrol({ db, host, now, body }) {
    const invitation = await findInvitation(db, body.invitation, now);
    // The answer was lost and is asked for again: whoever made this passkey is a member.
    if (!invitation && (await findPasskey(db, body.response.id))) return { json: { enrolled: true } };
    if (!invitation) return { refused: 'bad-invitation' };
    const passkey = await madePasskey({ db, host, now }, body.response);
    // One that signs somebody in already makes nobody else.
    if (!passkey || (await findPasskey(db, passkey.credential))) return { refused: 'bad-passkey' };
    const member = hex.encode(crypto.getRandomValues(new Uint8Array(16)));
    const line = logLine(db, { desk: invitation.desk, member }, 'enrol', now);
    const made = await enrolMember(db, body.invitation, { member, name: body.name.trim() }, passkey, now, [line]);
    if (!made) return { refused: 'bad-invitation' };
    return { json: { enrolled: true } };
  },
};

type Door = Pick<DeskCall<unknown>, 'host' | 'now'> & { db: D1Database };

/** What a browser is asked to make: a passkey that shows who touches it. For a member, none where one of theirs is already. */
export async function makingOptions({ db, host, now }: Door, desk: string, of?: { member: string; passkeys: string[] }): Promise<object> {
  const options = await generateRegistrationOptions({
    rpName: desk,
    rpID: host.rpId,
    userName: desk,
    // The same for every try of a member, so that one that was made and not added gives way to the next on the same device.
    ...(of && { userID: new Uint8Array(hex.decode(of.member)), excludeCredentials: of.passkeys.map((id) => ({ id })) }),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  await keepChallenge(db, options.challenge, now);
  return options;
}

/** The passkey that a browser says it made, or null when the answer does not verify. */
export async function madePasskey({ db, host, now }: Door, response: Ceremony): Promise<NewPasskey | null> {
  const verified = await checked(() =>
    verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: (challenge) => takeChallenge(db, challenge, now),
      expectedOrigin: host.origin,
      expectedRPID: host.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (!verified?.verified) return null;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return { credential: id, publicKey, uses: counter };
}

/** A wrong challenge or origin throws in the library, a wrong signature does not: both are a refusal. */
async function checked<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}

async function enterAs(db: D1Database, passkey: StoredPasskey, now: Date): Promise<DeskAnswer> {
  const member = await findMember(db, passkey.member);
  if (!member) return { refused: 'bad-passkey' };
  const session = await beginSession(db, member.member, now, [logLine(db, member, 'enter', now)]);
  return { json: await meOf(db, member, passkey), session };
}

/** Somebody's own page: who they are, the keys wrapped to them, and their own key as the passkey that was touched opens it. */
export async function meOf(db: D1Database, member: Member, passkey: StoredPasskey | null = null): Promise<Me> {
  const [keys, unlock] = await Promise.all([wrappedKeysOf(db, member.member), unlockFileOf(db, member.member)]);
  return {
    ...member,
    unlock: unlock && base64.encode(unlock),
    passkey: passkey?.credential ?? null,
    own: passkey?.own_wrapped ? base64.encode(new Uint8Array(passkey.own_wrapped)) : null,
    keys: keys.map(({ key, wrapped }) => ({ key, wrapped: base64.encode(wrapped) })),
  };
}
