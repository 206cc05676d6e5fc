// The part of the package `xliff` that we use: it brings no types.
declare module 'xliff' {
  export interface Sentence {
    source: unknown;
    target?: unknown;
    note?: string | string[];
  }
  interface Exchange {
    resources: Record<string, Record<string, Sentence>>;
    sourceLanguage: string;
    targetLanguage: string;
  }
  export function js2xliff(exchange: Exchange): Promise<string>;
  export function xliff2js(text: string): Promise<Exchange>;
}
