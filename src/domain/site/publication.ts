// The publication gate: what a build for the public holds back, and why.
import type { AnswerFacts } from '../answers/answer-content.ts';
import type { Service } from '../care/care.ts';
import { mayPublishService } from '../care/contact.ts';
import type { Desks } from '../desk/desk.ts';
import { SOURCE_LOCALE } from '../language/in-language.ts';
import type { Language } from '../language/language.ts';
import type { Topic } from './page.ts';
import { mayPublishRight, type RightFacts } from '../answers/rights.ts';
import type { Publish } from './site.ts';

/** Languages whose frame always stays: the law's own, and the one most helpers share. */
const FRAME = [SOURCE_LOCALE, 'en'];

/** A language is shown whole when everything is shown, when somebody reviewed it, or when it is the frame. */
export const mayPublishLanguage = (language: Language, publish: Publish): boolean =>
  publish === 'all' || language.reviewed_by !== null || FRAME.includes(language.code);

/** A question is shown to the public once a Dutch lawyer checked it, and never while it is held back or thin. */
export const mayPublishAnswer = (facts: Pick<AnswerFacts, 'lawyer_checked_on' | 'withhold' | 'confidence'>, publish: Publish): boolean =>
  publish === 'all' || (facts.lawyer_checked_on !== null && !facts.withhold && facts.confidence !== 'low');

/** Demo desks are for trying out on one machine. */
export const publishedDesks = (desks: Desks, publish: Publish): Desks =>
  Object.fromEntries(Object.entries(desks).filter(([, desk]) => publish === 'all' || !desk.demo));

/** Everything that could be held back. */
export interface Publishable {
  rights: Record<string, RightFacts>;
  /** Questions by slug. */
  answers?: Record<string, AnswerFacts>;
  languages: Language[];
  services: Service[];
  desks: Desks;
  /** Texts by slug; those that await the outcome of a bill stay back. */
  topics?: Record<string, Pick<Topic, 'awaits_outcome'>>;
}

/** One line for each thing a build holds back, with the reason. */
export function heldBack({ rights, languages, services, desks, topics = {}, answers = {} }: Publishable, publish: Publish): string[] {
  return [
    ...Object.entries(rights)
      .filter(([, facts]) => !mayPublishRight(facts, publish))
      .map(([slug, facts]) => `right ${slug}: ${facts.lawyer_checked_on === null ? 'not checked by a lawyer' : 'low confidence'}`),
    ...Object.entries(answers)
      .filter(([, facts]) => !mayPublishAnswer(facts, publish))
      .map(([slug, facts]) => `answer ${slug}: ${facts.withhold ? 'too little is known' : 'not checked by a lawyer'}`),
    ...languages
      .filter((language) => !mayPublishLanguage(language, publish))
      .map(({ code }) => `language ${code}: no reviewer, keeps a card with whom to call`),
    ...services.filter((service) => !mayPublishService(service, publish)).map(({ record }) => `contact ${record}: nobody phoned`),
    ...Object.entries(topics)
      .filter(([, { awaits_outcome }]) => publish === 'checked' && awaits_outcome)
      .map(([slug]) => `topic ${slug}: awaits the outcome of a bill`),
    ...Object.keys(desks)
      .filter((name) => !(name in publishedDesks(desks, publish)))
      .map((name) => `desk ${name}: a demo desk`),
  ];
}
