// Loads the sealing code when somebody starts writing, and tells whether this device can use it.

/** Everything that seals and opens letters on the device. */
export type Sealing = typeof import('../crypto/receipt.ts') & typeof import('../crypto/letter.ts');

let loading: Promise<Sealing> | undefined;

/** True where this device has what sealing needs; whether it works is only known once it is loaded. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

/** The sealing code; rejects on a device or connection that cannot have it. Asking again tries again. */
export function loadSealing(): Promise<Sealing> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Sealing> {
  if (!canSeal()) throw new Error('no web cryptography');
  const [receipt, letter] = await Promise.all([import('../crypto/receipt.ts'), import('../crypto/letter.ts')]);
  await receipt.mailboxOf(await receipt.receiptOf(receipt.newDraft()));
  return { ...receipt, ...letter };
}
