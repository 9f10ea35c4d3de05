import { m } from '#i18n/compiled/messages.js';
import { becomeCitizen, fillInSignIn, signInAs } from './support/citizen.ts';
import { chooseScores, QUESTIONS, stepsOf, submit, writeComment } from './support/questionnaire.ts';
import { expectWellMade } from './support/pages.ts';
import { expect, test } from './support/test.ts';

test('a second rating on the same day is refused, and the page says from when it is possible', async ({
  page,
  organization,
}) => {
  await becomeCitizen(page);
  const questionnaire = `/organizations/${organization.id}/rate`;
  await page.goto(questionnaire);
  // The questionnaire is open twice, as in two windows.
  const other = await page.context().newPage();
  await other.goto(questionnaire);
  await chooseScores(page, [5, 5, 5, 5]);
  await submit(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.thanks_title());

  await chooseScores(other, [1, 1, 1, 1]);
  await submit(other);
  await expect(other.getByText(m.rate_already_title())).toBeVisible();
  await expect(other.getByText(/00:00/)).toBeVisible();

  await page.goto(questionnaire);
  await expect(page.getByText(m.rate_already_title())).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('what was typed is still there when the session ended meanwhile', async ({
      page,
      organization,
    }) => {
      const citizen = await becomeCitizen(page);
      await page.goto(`/organizations/${organization.id}/rate`);
      await chooseScores(page, [2, 3, 4, 5]);
      await writeComment(page, 'Долго заполнял эту анкету');
      await page.context().clearCookies();
      await submit(page);

      await expect(page.getByText(m.identity_sign_in_kept())).toBeVisible();
      await fillInSignIn(page, citizen.login, citizen.password);
      await expect(page.getByText(m.rate_draft_restored())).toBeVisible();
      await expect(page.getByLabel(m.rate_comment())).toHaveValue('Долго заполнял эту анкету');
      for (const [index, question] of QUESTIONS.entries()) {
        await expect(stepsOf(page, question()).nth(index + 1)).toBeChecked();
      }
      await submit(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.thanks_title());
    });

    test('what is wrong is said at its field, and nothing typed is lost', async ({
      page,
      organization,
    }) => {
      await becomeCitizen(page);
      await page.goto(`/organizations/${organization.id}/rate`);
      await stepsOf(page, m.rate_criterion_simplicity()).nth(3).check();
      await writeComment(page, 'Комментарий останется');
      await page.getByLabel(m.rate_service_text()).fill('выдача <b>справки</b>');
      await page.getByLabel(m.rate_provided_on()).fill('2099-01-01');
      await submit(page);

      const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
      await expect(summary.getByRole('link')).toHaveCount(4);
      for (const question of QUESTIONS.slice(1)) {
        const group = page.getByRole('group', { name: question() });
        await expect(group).toContainText(m.rate_error_required());
      }
      await expect(page.getByLabel(m.rate_provided_on())).toHaveAccessibleDescription(
        new RegExp(m.rate_error_future()),
      );
      await expect(stepsOf(page, m.rate_criterion_simplicity()).nth(3)).toBeChecked();
      await expect(page.getByLabel(m.rate_comment())).toHaveValue('Комментарий останется');
      await expect(page.getByLabel(m.rate_service_text())).toHaveValue('выдача <b>справки</b>');
      await expect(page.getByLabel(m.rate_provided_on())).toHaveValue('2099-01-01');
    });

    test('a rating can be withdrawn in "my ratings", and counts no more', async ({
      page,
      request,
      organization,
    }) => {
      await becomeCitizen(page);
      await page.goto(`/organizations/${organization.id}/rate`);
      await chooseScores(page, [1, 2, 1, 2]);
      await submit(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.thanks_title());
      const path = `/api/v1/organizations/${organization.id}`;
      expect(await (await request.get(path)).json()).toMatchObject({
        count: organization.count + 1,
      });

      await page.goto('/account/ratings');
      await expect(page.getByText(m.own_status_counted())).toBeVisible();
      await page.getByText(m.own_withdraw(), { exact: true }).click();
      await page.getByRole('button', { name: m.own_withdraw_yes() }).click();
      await expect(page.getByText(m.own_status_withdrawn())).toBeVisible();
      await expect(page.getByText(m.own_withdrawn())).toBeVisible();
      expect(await (await request.get(path)).json()).toMatchObject({ count: organization.count });

      await page.goto(`/organizations/${organization.id}/rate`);
      await expect(page.getByText(m.rate_already_withdrawn())).toBeVisible();
    });
  });
}

test('a questionnaire can be filled in and sent with the keyboard alone', async ({
  page,
  organization,
}) => {
  await becomeCitizen(page);
  await page.goto(`/organizations/${organization.id}`);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: m.skip_to_content() })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page.getByRole('link', { name: m.profile_rate(), exact: true }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.rate_heading());

  for (const [index, question] of QUESTIONS.entries()) {
    const steps = stepsOf(page, question());
    await tabTo(steps.first());
    for (let step = 0; step < index; step += 1) await page.keyboard.press('ArrowRight');
    if (index === 0) await page.keyboard.press('Space');
    await expect(steps.nth(index)).toBeChecked();
  }
  await tabTo(page.getByLabel(m.rate_comment()));
  await page.keyboard.type('Всё с клавиатуры');
  await tabTo(page.getByRole('button', { name: m.rate_submit() }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.thanks_title());
  await expectWellMade(page);

  /** Presses Tab until the element has the focus, as somebody without a mouse would. */
  async function tabTo(target: ReturnType<typeof page.locator>): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error('the element cannot be reached with the Tab key');
  }
});

test('a demo login of an organisation cannot rate, and is told so', async ({
  page,
  organization,
}) => {
  await signInAs(page, 'organization');
  await page.goto(`/organizations/${organization.id}/rate`);
  await expect(page.getByText(m.rate_not_citizen_title())).toBeVisible();
  await expect(page.getByRole('radio')).toHaveCount(0);
});
