// The environment in which programs of this machine run: they ask nobody anything, and keep no trace of requests, whose addresses hold tickets.
export const quiet = {
  ASTRO_TELEMETRY_DISABLED: '1',
  ASTRO_DISABLE_UPDATE_CHECK: 'true',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_LOG_PATH: '.wrangler/logs',
  // The local server would write every request, with its address, into a store of its own, and show it on a page.
  X_LOCAL_OBSERVABILITY: 'false',
  X_LOCAL_EXPLORER: 'false',
};

/** How the local server is started: it writes down no request that went well, on the screen or in its log. */
export const quietly = ['--show-interactive-dev-session=false', '--log-level', 'error'];
