// The cards of all languages as the build knows them, in the order of the list.
import { getCollection } from 'astro:content';
import type { Card, CardOf } from '#domain/language/card';
import { SOURCE_LOCALE } from '#domain/language/in-language';
import { allLanguages, servedLanguages } from './frame.ts';

/** Every card, in the order of the list of languages. */
export async function allCards(): Promise<CardOf[]> {
  const entries = (await getCollection('cards')).map(({ id, data }) => ({ code: id, card: data as unknown as Card }));
  return entries.sort((a, b) => a.card.order - b.card.order);
}

/** The card of a language. Throws when it has none: a language begins with its card. */
export async function cardOf(code: string): Promise<CardOf> {
  const found = (await allCards()).find((each) => each.code === code);
  if (!found) throw new Error(`content/cards/${code}.yml is missing: a language begins with its card`);
  return found;
}

/** Languages that this build shows with their card alone: nothing more is there, or nobody reviewed it yet. */
export async function cardLanguages(): Promise<CardOf[]> {
  const served = (await servedLanguages()).map(({ code }) => code);
  return (await allCards()).filter(({ code }) => !served.includes(code));
}

/** Codes of all first pages: languages of the site, and those with a card alone. */
export async function firstPages(): Promise<string[]> {
  const codes = [...(await allLanguages()).map(({ code }) => code), ...(await allCards()).map(({ code }) => code)];
  return [...new Set(codes)];
}

/** The Dutch sentence of a card, said and shown by somebody who speaks its language; null in Dutch itself. */
export async function sentenceFor({ code, card }: CardOf): Promise<string | null> {
  const { say } = (await cardOf(SOURCE_LOCALE)).card;
  if (say === undefined) throw new Error(`content/cards/${SOURCE_LOCALE}.yml has no sentence to say`);
  return code === SOURCE_LOCALE ? null : say.replace('{language}', card.dutch_name);
}
