import type { Page } from '@playwright/test';
import { m } from '#i18n/compiled/messages.js';
import {
  becomeCitizen,
  fillInSignIn,
  openLinkOfLetter,
  signIn,
  signInAs,
} from './support/citizen.ts';
import { expectWellMade } from './support/pages.ts';
import { chooseScores, submit, writeComment } from './support/questionnaire.ts';
import { expect, test } from './support/test.ts';

/** The page on which the operator decides about the latest comment of an organisation. */
async function openReview(page: Page, organizationId: number, text: string): Promise<void> {
  await page.goto('/operator/moderation');
  const field = page.getByLabel(m.moderation_find_organization());
  await field.fill(`/organizations/${organizationId}`);
  await field.press('Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: text })
    .getByRole('heading')
    .getByRole('link')
    .click();
  await expect(page.getByRole('heading', { name: m.moderation_decide_rating() })).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a rude comment waits, is masked, then hidden, and its author appeals', async ({
      page,
      organization,
    }) => {
      test.slow();
      const word = `отметка${Date.now()}`;
      const profile = `/organizations/${organization.id}`;
      const citizen = await becomeCitizen(page);
      await page.goto(`${profile}/rate`);
      await chooseScores(page, [2, 3, 2, 1]);
      await writeComment(page, `За стойкой сидит дурак, ${word}`);
      await submit(page);
      await page.goto(profile);
      await expect(page.locator('#main')).not.toContainText(word);

      await signInAs(page, 'operator');
      await openReview(page, organization.id, word);
      await expect(page.locator('mark')).toHaveText('дурак');
      await expect(page.locator('#main')).not.toContainText(citizen.login);
      const mask = page.locator('details').filter({ hasText: m.moderation_mask_title() });
      await mask.locator('summary').click();
      await expect(mask.getByLabel(m.moderation_fragments())).toHaveValue('дурак');
      await mask.getByLabel(m.moderation_fragments()).fill('дура');
      await mask.getByRole('button', { name: m.moderation_mask(), exact: true }).click();
      const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
      await expect(summary.getByRole('link')).toHaveCount(2);
      await mask.getByLabel(m.moderation_fragments()).fill('дурак');
      await mask.getByRole('button', { name: m.moderation_preview() }).click();
      await expect(mask).toContainText(`За стойкой сидит •••••, ${word}`);
      await mask.getByLabel(m.moderation_reason(), { exact: true }).selectOption('insult');
      await mask.getByRole('button', { name: m.moderation_mask(), exact: true }).click();
      await expect(page.getByText(m.moderation_done())).toBeVisible();
      const review = new URL(page.url()).pathname;
      await page.goto(profile);
      await expect(page.getByRole('article').filter({ hasText: word })).toContainText(
        `За стойкой сидит •••••, ${word}`,
      );

      await page.goto(review);
      const hide = page.locator('details').filter({ hasText: m.moderation_hide_title() });
      await hide.locator('summary').click();
      await hide.getByRole('button', { name: m.moderation_hide(), exact: true }).click();
      await expect(summary.getByRole('link')).toHaveText(m.operator_choose());
      await hide.getByLabel(m.moderation_reason(), { exact: true }).selectOption('other');
      await hide.getByLabel(m.moderation_note()).fill('Это не та аптека.');
      await hide.getByRole('button', { name: m.moderation_hide(), exact: true }).click();
      await expect(page.getByText(m.moderation_done())).toBeVisible();

      await page.context().clearCookies();
      await openLinkOfLetter(page, citizen.email);
      await fillInSignIn(page, citizen.login, citizen.password);
      await expect(page.locator('#main')).toContainText('Это не та аптека.');
      await page.getByRole('link', { name: m.appeal_link(), exact: true }).click();
      await page.getByRole('button', { name: m.appeal_submit() }).click();
      await expect(summary.getByRole('link')).toHaveText(m.request_problem_missing());
      await page.getByLabel(m.appeal_body()).fill('Именно та, я там был.');
      await page.getByRole('button', { name: m.appeal_submit() }).click();
      await expect(page.getByText(m.appeal_sent())).toBeVisible();
      await expect(page.getByText(m.appeal_waits())).toBeVisible();

      await signInAs(page, 'operator');
      await page.goto(review);
      await expect(page.getByText('Именно та, я там был.')).toBeVisible();
      await expect(page.getByText(m.moderation_appeal_own())).toBeVisible();
      await page.getByLabel(m.moderation_appeal_answer()).fill('Вы правы.');
      await page.getByRole('button', { name: m.moderation_appeal_grant() }).click();
      await expect(page.getByText(m.moderation_done())).toBeVisible();
      await page.goto(profile);
      await expect(page.locator('#main')).toContainText(`За стойкой сидит •••••, ${word}`);
      await signIn(page, citizen);
      await page.goto('/account/ratings');
      await expect(page.getByText(m.appeal_granted())).toBeVisible();
    });
  });
}

test('the operator tries a text, adds a word and removes it again', async ({ page }) => {
  const word = `абв${'абвгдежзик'[Number(String(Date.now()).at(-1))]!}щщъ`;
  await signInAs(page, 'operator');
  await page.goto('/operator/moderation/words');
  await page.getByLabel(m.words_word(), { exact: true }).fill('про');
  await page.getByLabel(m.words_match(), { exact: true }).selectOption('stem');
  await page.getByRole('combobox', { name: m.words_language() }).selectOption('ru');
  await page.getByRole('button', { name: m.words_add(), exact: true }).click();
  const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
  await expect(summary.getByRole('link')).toHaveCount(1);
  await page.getByLabel(m.words_word(), { exact: true }).fill(word);
  await page.getByRole('button', { name: m.words_add(), exact: true }).click();
  await expect(page.getByText(m.words_done_added())).toBeVisible();
  await page.getByLabel(m.words_try_text()).fill(`Вот ${word}ом назвали`);
  await page.getByRole('button', { name: m.words_try(), exact: true }).click();
  await expect(page.locator('mark')).toHaveText(`${word}ом`);
  await expectWellMade(page);
  await page.goto(`/operator/moderation/words?q=${word}`);
  await page.getByRole('button', { name: m.words_remove_word({ word }) }).click();
  await expect(page.getByText(m.words_done_removed())).toBeVisible();
  await expect(page.getByText(m.words_empty(), { exact: true })).toBeVisible();
});

test.describe('accessible in every language:', () => {
  for (const path of ['?tab=appeals', '?tab=decided', '?organization=1&show=all']) {
    test(`/operator/moderation${path}`, async ({ page }) => {
      await signInAs(page, 'operator');
      for (const prefix of ['', '/be', '/en']) {
        await page.goto(`${prefix}/operator/moderation${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await expectWellMade(page);
      }
    });
  }

  test('one comment that waits', async ({ page }) => {
    await signInAs(page, 'operator');
    for (const prefix of ['', '/be', '/en']) {
      await page.goto(`${prefix}/operator/moderation`);
      await page.getByRole('listitem').getByRole('heading').getByRole('link').first().click();
      await expect(page.locator('mark').first()).toBeVisible();
      for (const summary of await page.locator('#main details > summary').all()) {
        await summary.click();
      }
      await expectWellMade(page);
    }
  });

  test('the appeal of an author', async ({ page }) => {
    await signInAs(page, 'citizen');
    await page.goto('/account/ratings');
    const href = await page
      .getByRole('link', { name: m.appeal_link(), exact: true })
      .first()
      .getAttribute('href');
    for (const prefix of ['', '/be', '/en']) {
      await page.goto(prefix + href!);
      await expectWellMade(page);
    }
  });
});
