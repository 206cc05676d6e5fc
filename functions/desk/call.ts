// A call at the desk's door: who asks what, and what may be answered.
import type { ActionBody, ActionName } from '#domain/desk/desk-action';
import type { DeskRefusal } from '#domain/desk/desk-refusal';
import type { Member } from '#domain/desk/desk-answer';
import type { SessionTimes } from '#domain/desk/member';
import type { Env } from '../env.ts';

/** What every action has at hand. */
export interface DeskCall<B> {
  env: Env;
  /** For a member: changes something once, with its line in the log. */
  db: D1Database;
  now: Date;
  /** The desk's host: what passkeys are bound to, and where requests must come from. */
  host: { rpId: string; origin: string };
  body: B;
}

/** A call by somebody who signed in. */
export interface MemberCall<B> extends DeskCall<B> {
  member: Member;
  session: { secret: string; times: SessionTimes };
}

/** An answer, with a session that begins or ends if the action says so; or a refusal. */
export type DeskAnswer = { json: unknown; session?: { secret: string; times: SessionTimes } | null } | { refused: DeskRefusal };

/** Actions before signing in. */
export type OpenAction = 'enter-options' | 'enter' | 'enrol-options' | 'enrol';

/** One function for each action: the compiler misses none. */
export type OpenHandlers = { [N in OpenAction]: (call: DeskCall<ActionBody<N>>) => Promise<DeskAnswer> };
export type MemberHandlers<Names extends ActionName> = { [N in Names]: (call: MemberCall<ActionBody<N>>) => Promise<DeskAnswer> };
