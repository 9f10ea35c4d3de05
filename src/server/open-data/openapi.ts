import { z } from 'zod';
import {
  type filterSchema,
  methodologySchema,
  organizationListSchema,
  organizationSchema,
  organizationsQuerySchema,
  problemSchema,
  rankingQuerySchema,
  ratingSchema,
} from './schema.ts';

const COMPONENTS = {
  Organization: organizationSchema,
  OrganizationList: organizationListSchema,
  Rating: ratingSchema,
  Methodology: methodologySchema,
  Problem: problemSchema,
};

/** The OpenAPI 3.1 document of the open API, generated from the schemas that validate. */
export function openApiDocument(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rating portal: open data',
      version: '1',
      description:
        'Organisations, their standings, and every rating without its author. Numbers are not ' +
        'rounded. No login is needed.',
    },
    servers: [{ url: '/api/v1' }],
    paths: {
      '/organizations': get('List or search published organisations.', {
        query: organizationsQuerySchema,
        answer: json('OrganizationList'),
        problems: [400],
      }),
      '/organizations/{id}': get('One published organisation.', {
        path: ['id'],
        answer: json('Organization'),
        problems: [404, 410],
      }),
      '/ranking': get('Organisations with enough ratings, best first.', {
        query: rankingQuerySchema,
        answer: json('OrganizationList'),
        problems: [400],
      }),
      '/ratings.ndjson': get('Every rating ever, one JSON document a line, streamed.', {
        answer: {
          description: 'One rating a line, in the order of organisation and id.',
          content: { 'application/x-ndjson': { schema: reference('Rating') } },
        },
        problems: [],
      }),
      '/methodology': get('How standings are computed today.', {
        answer: json('Methodology'),
        problems: [],
      }),
    },
    components: { schemas: componentSchemas() },
  };
}

function componentSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  for (const schema of Object.values(schemas)) {
    delete schema.$id;
    delete schema.$schema;
  }
  return schemas;
}

interface Operation {
  query?: typeof filterSchema;
  path?: string[];
  answer: object;
  problems: number[];
}

function get(summary: string, { query, path = [], answer, problems }: Operation): object {
  return {
    get: {
      summary,
      parameters: [
        ...path.map((name) => ({
          name,
          in: 'path',
          required: true,
          schema: { type: 'integer', minimum: 1 },
        })),
        ...(query ? queryParameters(query) : []),
      ],
      responses: {
        200: answer,
        ...Object.fromEntries(
          problems.map((status) => [
            status,
            {
              description: status === 404 ? 'There is none.' : 'A parameter is wrong.',
              content: { 'application/problem+json': { schema: reference('Problem') } },
            },
          ]),
        ),
      },
    },
  };
}

function queryParameters(schema: z.ZodObject): object[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as { description?: string };
    return { name, in: 'query', required: false, description, schema: rest };
  });
}

function json(name: keyof typeof COMPONENTS): object {
  return {
    description: name,
    content: { 'application/json': { schema: reference(name) } },
  };
}

function reference(name: keyof typeof COMPONENTS): object {
  return { $ref: `#/components/schemas/${name}` };
}
