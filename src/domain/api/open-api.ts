// The description of the open API (OpenAPI 3.0.3), made from the shapes that validate it.
import * as z from 'zod/mini';
import { API_VERSION } from './api.ts';
import { AreasAnswer, CareAnswer } from './care-answer.ts';
import type { QueryName } from './care-query.ts';
import { FiguresAnswer } from './figures-answer.ts';
import * as hsds from './hsds.ts';
import { parametersOf } from './open-api-parameters.ts';
import { ApiRoot, namedSchemas, pages, Problem, referenceTo } from './open-api-schemas.ts';
import { API, type OpenPath } from './paths.ts';
import { PlacesAnswer } from './places-answer.ts';
import { ProfileAnswer } from './profile.ts';
import type { SiteParty } from '../site/site.ts';

type Json = Record<string, unknown>;

/** Paths of the open API: what each answers, which query it takes, and what to know. */
const paths: [
  path: Exclude<OpenPath, '/openapi.json' | '/card'>,
  query: QueryName | null,
  answer: z.ZodMiniType,
  summary: string,
  description: string,
][] = [
  ['/', null, ApiRoot, 'The API itself', 'Version of HSDS, our profile, and this description.'],
  ['/profile', null, ProfileAnswer, 'How this follows HSDS', 'Our profile of HSDS 3.1: what is otherwise, and why.'],
  [
    '/changes',
    'changes',
    pages.changes,
    'What changed',
    'Services and organizations with their last change, from the oldest. `gone` is a record that is no longer shown: take it out of your copy. Overlap with your last visit by a week, because a change is dated when it was written and served a little later.',
  ],
  ['/services', 'services', pages.services, 'Services', 'What people can turn to. Filters add up.'],
  ['/services/{id}', 'item', hsds.HsdsService, 'One service', 'With phones, hours, area, languages and what its record names.'],
  ['/organizations', 'organizations', pages.organizations, 'Organizations', 'Who offers the services.'],
  ['/organizations/{id}', 'organization', hsds.HsdsOrganization, 'One organization', 'With its services.'],
  [
    '/service_at_locations',
    'service_at_locations',
    pages.service_at_locations,
    'Services at locations',
    'Only sites and addresses that are public. A shelter has no location here and never will.',
  ],
  ['/service_at_locations/{id}', 'item', hsds.HsdsServiceAtLocation, 'One service at a location', 'Named as HSDS names it.'],
  ['/taxonomies', 'taxonomies', pages.taxonomies, 'Taxonomies', 'The lists of terms that records are described with.'],
  ['/taxonomies/{id}', 'item', hsds.HsdsTaxonomy, 'One taxonomy', 'A list of terms.'],
  [
    '/taxonomy_terms',
    'taxonomy_terms',
    pages.taxonomy_terms,
    'Terms',
    'A term that is not there was not stated by the source; it is not a no.',
  ],
  ['/taxonomy_terms/{id}', 'item', hsds.HsdsTaxonomyTerm, 'One term', 'Named as HSDS names it.'],
  [
    '/areas',
    'areas',
    AreasAnswer,
    'Which municipality is meant',
    'From a postcode or a place name in any spelling. A suggestion is a guess: ask.',
  ],
  [
    '/care',
    'care',
    CareAnswer,
    'Who helps here',
    'The contacts for a need, in order, with reasons. Never send what somebody typed about themselves; a postcode of four digits or a municipality is enough. When nothing is found the national desk still answers.',
  ],
  [
    '/places',
    'places',
    PlacesAnswer,
    'Free places, in words',
    'Some, few or none by kind, of at least three providers together, told at four fixed moments a day; `unknown` a day later. Empty while nobody takes part. Never show a bare "none": show its `meaning`.',
  ],
  [
    '/figures',
    null,
    FiguresAnswer,
    'Figures from the side of the people',
    'Fourteen indicators in every language, the addresses of their series (CSV), and our own half-years. `empty` is not zero: nobody measures it yet. The series themselves are a Frictionless data package at `data_package`.',
  ],
];

/** The shape of each answer, by its path. */
export const openAnswers: Record<string, z.ZodMiniType> = {
  ...Object.fromEntries(paths.map(([path, , answer]) => [path, answer])),
  '/card': z.string(),
  '/openapi.json': z.looseObject({ openapi: z.literal('3.0.3'), paths: z.record(z.string(), z.unknown()) }),
};

/** The whole document. `origin` has no slash at the end; `operator` is null until somebody answers for the site. */
export function openApi(origin: string, operator: SiteParty | null): Json {
  const described = Object.fromEntries(paths.map((path) => [path[0], { get: operation(...path) }]));
  return {
    openapi: '3.0.3',
    info: {
      title: 'Vlonder: directory of care',
      version: API_VERSION,
      description:
        'Open data about who helps people who are exploited in the Netherlands. Shaped after Open Referral HSDS 3.1. The names of HSDS (service_at_locations, taxonomy_terms, per_page and others) are kept as the standard writes them; this is our documented exception to the NLGov REST API Design Rules. Nobody phoned most of these contacts yet: a service without assured_date is not confirmed.',
      license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      contact: {
        name: operator?.name ?? 'Nobody yet: this is a practice build',
        email: operator?.contact.includes('@') ? operator.contact : 'nobody@example.org',
        url: `${origin}/nl/about/`,
      },
    },
    servers: [{ url: `${origin}${API}` }],
    // Open to everybody, which a description has to say.
    security: [],
    tags: [{ name: 'directory', description: 'Read only, open to every site, without a key.' }],
    paths: { ...described, '/card': { get: card() }, '/openapi.json': { get: descriptionItself() } },
    components: { schemas: namedSchemas() },
  };
}

function operation(path: string, query: QueryName | null, answer: z.ZodMiniType, summary: string, description: string): Json {
  const inPath = path.includes('{id}')
    ? [{ name: 'id', in: 'path', required: true, description: 'The identifier of the record.', schema: { type: 'string', format: 'uuid' } }]
    : [];
  const parameters = [...inPath, ...(query ? parametersOf(query) : [])];
  const isList = parameters.some(({ name }) => name === 'format');
  return {
    operationId: path.replace(/\W+(.)?/g, (_, letter: string | undefined) => (letter ?? '').toUpperCase()) || 'root',
    tags: ['directory'],
    summary,
    description,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: {
      200: found({
        'application/json': { schema: referenceTo(answer) },
        ...(isList ? { 'application/x-ndjson': { schema: { type: 'string', description: 'One item on each line.' } } } : {}),
      }),
      ...refusals(parameters.length > 0, inPath.length > 0),
    },
  };
}

const found = (content: Json): Json => ({ description: 'The answer.', headers: headers(), content });

const refusals = (hasParameters: boolean, hasItems: boolean): Json => ({
  304: { description: 'Nothing changed since the ETag that was sent.', headers: headers() },
  ...(hasParameters ? { 400: problem('A parameter is not documented or has a value that is not allowed.') } : {}),
  ...(hasItems ? { 404: problem('There is nothing with this id or code.') } : {}),
  405: {
    ...problem('Only reading is allowed.'),
    headers: { Allow: { description: 'The methods that are.', schema: { type: 'string', example: 'GET, HEAD, OPTIONS' } } },
  },
  503: problem('Something failed on our side.'),
});

const headers = (): Json => ({
  'API-Version': { description: 'Version of this API.', schema: { type: 'string', example: API_VERSION } },
  'access-control-allow-origin': { description: 'Every site may read.', schema: { type: 'string', example: '*' } },
  ETag: { description: 'Changes with the content.', schema: { type: 'string' } },
});

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: referenceTo(Problem) } },
});

const card = (): Json => ({
  operationId: 'card',
  tags: ['directory'],
  summary: 'A card to show on another site',
  description:
    'A page without scripts, cookies or requests: whom to call, for a municipality or the whole country. It may stand in a frame; copying its words instead lets nobody’s browser come here.',
  parameters: parametersOf('card'),
  responses: { 200: found({ 'text/html': { schema: { type: 'string' } } }), ...refusals(true, true) },
});

const descriptionItself = (): Json => ({
  operationId: 'description',
  tags: ['directory'],
  summary: 'This description',
  description: 'OpenAPI 3.0.3, as JSON.',
  responses: { 200: found({ 'application/json': { schema: { type: 'object' } } }), ...refusals(false, false) },
});
