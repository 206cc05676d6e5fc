// Stands in, in the site's bundles, for the post-quantum and P-256 recipients of age-encryption, which no letter uses.

const unused = (): never => {
  throw new Error('this kind of key is not used here');
};

const curve = { keygen: unused, getPublicKey: unused, encapsulate: unused, decapsulate: unused, lengths: {} };

export const MLKEM768P256 = curve;
export const MLKEM768X25519 = curve;
export const p256 = curve;
