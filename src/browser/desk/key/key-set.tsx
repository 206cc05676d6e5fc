// The lines for the desk's file in content/desks: new recipients, and the set that its new key signs and the key before it hands on.
import { useEffect, useState } from 'preact/hooks';
import { dayOf } from '#domain/time/days';
import type { Desk } from '#domain/desk/desk';
import { deskSigner, makeKeySet } from '../../../crypto/keyset.ts';
import type { Keys } from '../../../crypto/keyring.ts';
import { serverNow } from '../seat/clock.ts';
import type { Here } from '../seat/here.ts';

/** `before` are keys that this member holds: the one that signed the published set hands it on. */
export function KeySet({ here, desk, made, before }: { here: Here; desk: string; made: Keys; before: readonly Keys[] }) {
  const { say, content } = here;
  const [lines, setLines] = useState('');
  useEffect(() => void linesFor(desk, content.desks[desk]?.key_set ?? null, made, before).then(setLines), [made.recipient]);
  return (
    <>
      <p>{say('rotate.publish', { desk })}</p>
      <p class="vl-code" data-new-key>
        {made.recipient}
      </p>
      <p class="vl-soft">{say('rotate.key-set')}</p>
      <pre class="vl-code" data-key-set>
        {lines}
      </pre>
    </>
  );
}

async function linesFor(desk: string, published: Desk['key_set'] | null, made: Keys, before: readonly Keys[]): Promise<string> {
  const given = { recipients: [made.recipient], since: dayOf(serverNow()), identity: made.identity };
  const signers = await Promise.all(before.map(async (keys) => ({ keys, by: (await deskSigner(keys.identity)).by })));
  const last = signers.find(({ by }) => by === published?.signer)?.keys;
  const set = await makeKeySet(desk, given, published && last ? { set: published, identity: last.identity } : null);
  const values = Object.entries(set).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`);
  return ['recipients:', `  - "${made.recipient}"`, 'key_set:', ...values].join('\n');
}
