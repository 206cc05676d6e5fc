/// <reference types="astro/client" />

/** The number of the national desk, from its record, written into the Worker by the build: said when nothing else can be read. */
declare const NATIONAL_NUMBER: string;

declare namespace App {
  interface Locals {
    /** Set by the Worker for a page that answers one person. */
    personal: Omit<import('./i18n.ts').Frame, 'dir' | 'path'> & { view: import('#domain/site/view').View };
  }
}
