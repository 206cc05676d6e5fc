// How the site is built: static pages, one stylesheet inlined, no session, no image service, no CSP of Astro's own.
import cloudflare from '@astrojs/cloudflare';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { NATIONAL } from './src/domain/care/contact.ts';
import { FLOOR } from './src/domain/site/floor.ts';
import { numberOf } from './src/records.ts';
import { withChoices } from './src/styles/choices.ts';

const unusedCurves = fileURLToPath(new URL('./src/crypto/unused-curves.ts', import.meta.url));

export default defineConfig({
  output: 'static',
  adapter: cloudflare({ imageService: 'passthrough', prerenderEnvironment: 'node' }),
  session: false,
  publicDir: './src/public',
  outDir: process.env.OUT_DIR ?? './dist',
  trailingSlash: 'ignore',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'always' },
  markdown: { syntaxHighlight: false },
  devToolbar: { enabled: false },
  // Old phones: what newer engines read is made older, or refused by test/site/floor.test.ts.
  vite: {
    // Before anything reads a style sheet, the rules that follow from lists of the domain are written into it.
    plugins: [{ name: 'choices', enforce: 'pre', transform: (css, id) => (/\/styles\/\w+\.css$/.test(id) ? withChoices(css) : null) }],
    build: { assetsInlineLimit: 0, target: FLOOR, cssTarget: FLOOR },
    define: { NATIONAL_NUMBER: JSON.stringify(numberOf(NATIONAL)) },
    // Half of the sealing code is for keys that no letter uses.
    resolve: { alias: { '@noble/post-quantum/hybrid.js': unusedCurves, '@noble/curves/nist.js': unusedCurves } },
  },
});
