// One set of headers that guards every answer of both hosts, whatever it is.

/** On every answer. Nobody frames, sniffs, follows back or opens a device by way of us. */
export const GUARDS: Readonly<Record<string, string>> = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The desk's one Trusted Types policy: it names the script of the worker that opens letters, and nothing else. */
export const WORKER_POLICY = 'opener';

/** For an answer that is data and no page: it may do nothing, wherever somebody opens it. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";
