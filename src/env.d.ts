/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set by the Worker for a page that answers one person. */
    personal: Omit<import('./i18n.ts').Frame, 'dir' | 'path'> & { view: import('#domain/view').View };
  }
}
