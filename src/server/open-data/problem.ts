import type { z } from 'zod';
import type { ApiProblem } from './schema.ts';

/** A request that the API answers with a problem document (RFC 9457). */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly problem: ApiProblem;

  constructor(problem: Omit<ApiProblem, 'type'>) {
    super(problem.title);
    this.problem = { type: 'about:blank', ...problem };
  }
}

/** One parameter is wrong. */
export function badParameter(parameter: string, detail: string): ApiError {
  return new ApiError({
    title: 'Bad Request',
    status: 400,
    detail: `${parameter}: ${detail}`,
    errors: [{ parameter, detail }],
  });
}

export function notFound(detail: string): ApiError {
  return new ApiError({ title: 'Not Found', status: 404, detail });
}

/** What was there once, and what stands for it now. */
export function gone(detail: string, successorId?: number): ApiError {
  return new ApiError({
    title: 'Gone',
    status: 410,
    detail,
    ...(successorId !== undefined && { successorId }),
  });
}

/**
 * Validates the query of a request. A parameter given twice is refused, since nobody can say
 * which one was meant.
 *
 * @throws ApiError with everything that is wrong
 */
export function parseQuery<S extends z.ZodObject>(
  schema: S,
  parameters: URLSearchParams,
): z.infer<S> {
  const values: Record<string, string> = {};
  for (const name of Object.keys(schema.shape)) {
    const given = parameters.getAll(name);
    if (given.length > 1) throw badParameter(name, 'given more than once');
    const [value] = given;
    if (value === undefined) continue;
    if (/[\0\uFFFD]/.test(value)) throw badParameter(name, 'not valid UTF-8');
    if (value !== '') values[name] = value;
  }
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({
    parameter: issue.path.join('.'),
    detail: issue.message,
  }));
  throw new ApiError({
    title: 'Bad Request',
    status: 400,
    detail: errors.map((error) => `${error.parameter}: ${error.detail}`).join('; '),
    errors,
  });
}
