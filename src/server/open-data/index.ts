export { openApiDocument } from './openapi.ts';
export { ApiError, parseQuery } from './problem.ts';
export { getMethodology, getOrganization, getRanking, listOrganizations } from './queries.ts';
export { filterSchema, organizationsQuerySchema, rankingQuerySchema } from './schema.ts';
