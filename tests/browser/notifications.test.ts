import { m } from '#i18n/compiled/messages.js';
import { becomeCitizen, openLetter, signInAs } from './support/citizen.ts';
import { chooseScores, submit, writeComment } from './support/questionnaire.ts';
import { expect, test } from './support/test.ts';

test.use({ javaScriptEnabled: false });

test('an organisation is told of a low rating at once, reads it, and can end such letters', async ({
  page,
}) => {
  test.slow();
  await signInAs(page, 'organization');
  await page.goto('/cabinet');
  const organization = /cabinet\/(\d+)/.exec(page.url())![1]!;
  await page.context().clearCookies();
  await becomeCitizen(page);
  const comment = `Ждали три часа ${Date.now()}`;
  await page.goto(`/organizations/${organization}/rate`);
  await chooseScores(page, [1, 2, 1, 2]);
  await writeComment(page, comment);
  await submit(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.thanks_title());

  await signInAs(page, 'organization');
  const bell = page.getByRole('link', { name: m.nav_notifications() }).first();
  await expect(bell).toContainText('непрочитан');
  await openLetter(page, 'organization@example.org', comment);
  await expect(page).toHaveURL(`/cabinet/${organization}/ratings`);
  await expect(page.locator('#main')).toContainText(comment);

  await page.goto('/account/notifications');
  const first = page.locator('#main').getByRole('listitem').filter({ hasText: 'Низкая оценка' });
  await expect(first.first()).not.toContainText(m.notifications_unread_mark());
  const markAll = page.getByRole('button', { name: m.notifications_mark_all() });
  if (await markAll.isVisible()) await markAll.click();
  await expect(page.getByText(m.notifications_unread_mark(), { exact: true })).toHaveCount(0);

  await page.goto('/outbox');
  const letter = page.getByRole('listitem').filter({ hasText: comment }).first();
  const end = await letter.getByRole('link').nth(1).getAttribute('href');
  await page.goto(end!);
  await expect(page.locator('#main')).toContainText(m.notice_kind_low_rating());
  // The button of a mail program sends no origin, and follows no redirect.
  const form = { 'List-Unsubscribe': 'One-Click' };
  const answer = await page.request.post(end!, { form, maxRedirects: 0 });
  expect(answer.status()).toBe(200);
  await page.goto('/account/notifications/settings');
  const choice = page
    .getByRole('group', { name: m.notice_kind_low_rating() })
    .getByLabel(m.notifications_settings_mail());
  await expect(choice).toHaveValue('none');
  await choice.selectOption('at-once');
  await page.getByRole('button', { name: m.notifications_settings_save() }).click();
  await expect(page.getByText(m.notifications_settings_saved())).toBeVisible();
  await expect(choice).toHaveValue('at-once');
});
