import type { Locator, Page } from '@playwright/test';
import { m } from '#i18n/compiled/messages.js';

/** The questions of the four base criteria, in their order. */
export const QUESTIONS = [
  m.rate_criterion_simplicity,
  m.rate_criterion_information,
  m.rate_criterion_timeliness,
  m.rate_criterion_courtesy,
] as const;

export type Scores = readonly [number, number, number, number];

/** The five steps of one question. */
export function stepsOf(page: Page, question: string): Locator {
  return page.getByRole('group', { name: question }).getByRole('radio');
}

/** Chooses a score for each of the four questions. */
export async function chooseScores(page: Page, scores: Scores): Promise<void> {
  for (const [index, question] of QUESTIONS.entries()) {
    await stepsOf(page, question())
      .nth(scores[index]! - 1)
      .check();
  }
}

/** Writes the comment. */
export async function writeComment(page: Page, comment: string): Promise<void> {
  await page.getByLabel(m.rate_comment()).fill(comment);
}

export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: m.rate_submit() }).click();
}
