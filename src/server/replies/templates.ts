import {
  MOST_TEMPLATES,
  readTemplate,
  type ReplyTemplate,
  type TemplateProblems,
} from '#domain/comment/reply-template.ts';
import { record } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { OwnOrganization } from '#server/responsible-persons/index.ts';
import { answerableOrganization } from './answerable.ts';

/** A template as an organisation keeps it. */
export interface KeptTemplate extends ReplyTemplate {
  id: number;
  /** Grows with every change, so that of two people who change one the second is told. */
  version: number;
}

export type TemplateResult =
  | { outcome: 'done' }
  | { outcome: 'invalid'; problems: TemplateProblems }
  | { outcome: 'title-taken' }
  | { outcome: 'too-many' }
  /** A colleague was quicker: nothing is stored, and what stands comes back. */
  | { outcome: 'changed-meanwhile'; theirs: KeptTemplate }
  | { outcome: 'not-found' };

/**
 * The templates of an organisation for which a person may answer, by title; null when the person
 * may not.
 *
 * @throws NotAllowed
 */
export async function readTemplates(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<{ organization: OwnOrganization; templates: KeptTemplate[] } | null> {
  const organization = await answerableOrganization(portal, person, { organizationId });
  return organization && { organization, templates: await templatesOf(portal.db, organizationId) };
}

/** The templates of an organisation, by title; whoever asks must be allowed to. */
export async function templatesOf(db: Database, organizationId: number): Promise<KeptTemplate[]> {
  return db
    .selectFrom('reply_templates')
    .select(['id', 'title', 'body', 'version'])
    .where('organization_id', '=', organizationId)
    .orderBy('title')
    .limit(MOST_TEMPLATES)
    .execute();
}

/** Adds a template, up to `MOST_TEMPLATES`. */
export async function addTemplate(
  portal: Portal,
  person: Person,
  organizationId: number,
  typed: ReplyTemplate,
): Promise<TemplateResult> {
  const read = readTemplate(typed);
  return change(portal, person, organizationId, async (db) => {
    if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
    const { template } = read;
    if ((await templatesOf(db, organizationId)).length >= MOST_TEMPLATES) {
      return { outcome: 'too-many' };
    }
    await db
      .insertInto('reply_templates')
      .values({ organization_id: organizationId, ...template })
      .execute();
    await record(db, person, portal.clock(), {
      action: 'reply-template-added',
      subject: 'organization',
      subjectId: organizationId,
      after: { ...template },
    });
    return { outcome: 'done' };
  });
}

/** @param typed with the version that was edited */
export async function editTemplate(
  portal: Portal,
  person: Person,
  { organizationId, templateId }: { organizationId: number; templateId: number },
  { version, ...typed }: ReplyTemplate & { version: number },
): Promise<TemplateResult> {
  const read = readTemplate(typed);
  return change(portal, person, organizationId, async (db) => {
    const held = (await templatesOf(db, organizationId)).find(({ id }) => id === templateId);
    if (!held) return { outcome: 'not-found' };
    if ('problems' in read) return { outcome: 'invalid', problems: read.problems };
    if (held.version !== version) return { outcome: 'changed-meanwhile', theirs: held };
    const { template } = read;
    if (held.title === template.title && held.body === template.body) return { outcome: 'done' };
    await db
      .updateTable('reply_templates')
      .set({ ...template, version: version + 1 })
      .where('organization_id', '=', organizationId)
      .where('id', '=', templateId)
      .execute();
    await record(db, person, portal.clock(), {
      action: 'reply-template-edited',
      subject: 'organization',
      subjectId: organizationId,
      before: { title: held.title, body: held.body },
      after: { ...template },
    });
    return { outcome: 'done' };
  });
}

/** Removes a template; one that is gone already is no error. */
export async function removeTemplate(
  portal: Portal,
  person: Person,
  { organizationId, templateId }: { organizationId: number; templateId: number },
): Promise<TemplateResult> {
  return change(portal, person, organizationId, async (db) => {
    const removed = await db
      .deleteFrom('reply_templates')
      .where('organization_id', '=', organizationId)
      .where('id', '=', templateId)
      .returning(['title', 'body'])
      .executeTakeFirst();
    if (removed) {
      await record(db, person, portal.clock(), {
        action: 'reply-template-removed',
        subject: 'organization',
        subjectId: organizationId,
        before: { ...removed },
      });
    }
    return { outcome: 'done' };
  });
}

/** One change of an organisation's templates at a time, so that their number stays within bounds. */
async function change(
  portal: Portal,
  person: Person,
  organizationId: number,
  make: (db: Database) => Promise<TemplateResult>,
): Promise<TemplateResult> {
  if (!(await answerableOrganization(portal, person, { organizationId }))) {
    return { outcome: 'not-found' };
  }
  try {
    return await portal.db.transaction().execute(async (db) => {
      await db
        .selectFrom('organizations')
        .select('id')
        .where('id', '=', organizationId)
        .forUpdate()
        .execute();
      return make(db);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { outcome: 'title-taken' };
  }
}
