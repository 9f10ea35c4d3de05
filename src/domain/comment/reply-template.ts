import { commentLength, normalizeComment } from './comment.ts';
import { readReply } from './reply.ts';

/** So many templates an organisation may keep. */
export const MOST_TEMPLATES = 50;
/** The longest title of a template, in characters. */
export const TEMPLATE_TITLE_MAX_LENGTH = 100;

export interface ReplyTemplate {
  title: string;
  body: string;
}

export type TemplateProblem = 'missing' | 'too-long';
export type TemplateProblems = Partial<Record<keyof ReplyTemplate, TemplateProblem>>;

/** A template in the form in which it is stored: a title of one line, a text as long as a reply. */
export function readTemplate(
  typed: ReplyTemplate,
): { template: ReplyTemplate } | { problems: TemplateProblems } {
  const title = normalizeComment(typed.title).replace(/\s+/g, ' ');
  const reply = readReply(typed.body);
  const problems: TemplateProblems = {};
  if (title === '') problems.title = 'missing';
  else if (commentLength(title) > TEMPLATE_TITLE_MAX_LENGTH) problems.title = 'too-long';
  if ('problem' in reply) problems.body = reply.problem;
  if ('problem' in reply || problems.title) return { problems };
  return { template: { title, body: reply.body } };
}

/** A reply with the text of a template in it: below what was written already, if anything. */
export function withTemplate(reply: string, template: string): string {
  return reply.trim() === '' ? template : `${reply.trimEnd()}\n\n${template}`;
}
