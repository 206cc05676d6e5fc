// How the site is built: static pages, one stylesheet inlined, no session, no image service, no CSP of Astro's own.
import cloudflare from '@astrojs/cloudflare';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';

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
  // Old phones: no media range syntax, but logical properties as they are.
  vite: {
    build: { assetsInlineLimit: 0, cssTarget: ['chrome90', 'firefox88', 'safari14.1'] },
    // Half of the sealing code is for keys that no letter uses.
    resolve: { alias: { '@noble/post-quantum/hybrid.js': unusedCurves, '@noble/curves/nist.js': unusedCurves } },
  },
});
