// Served: what of others a device gets from this site, each with the licence under which it may be passed on.
const texts = import.meta.glob<string>(
  '/node_modules/{@phosphor-icons/core,preact,age-encryption,@scure/base,@noble/{ciphers,curves,hashes,post-quantum},zod,@simplewebauthn/browser,papaparse}/{LICENSE,LICENSE.md,LICENSE.txt,license}',
  { query: '?raw', import: 'default', eager: true },
);

export const GET = (): Response =>
  new Response(
    Object.entries(texts)
      .map(([path, text]) => `${path.replace(/^\/node_modules\/|\/[^/]+$/g, '')}\n\n${text.trim()}\n`)
      .sort()
      .join('\n----\n\n'),
  );
