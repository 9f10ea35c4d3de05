import { m } from '#i18n/compiled/messages.js';
import { becomeCitizen, fillInSignIn, openLinkOfLetter, signIn } from './support/citizen.ts';
import { chooseScores, submit } from './support/questionnaire.ts';
import { expect, test } from './support/test.ts';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('registration says what is wrong at each field, and keeps what was typed', async ({
      page,
    }) => {
      await page.goto('/register');
      const login = page.getByLabel(m.identity_field_login(), { exact: true });
      const email = page.getByLabel(m.identity_field_email(), { exact: true });
      const password = page.getByLabel(m.identity_field_password(), { exact: true });
      await login.fill('я');
      await email.fill('no address');
      await password.fill('x');
      await page.getByRole('button', { name: m.identity_register_submit() }).click();

      await expect(login).toHaveAccessibleDescription(new RegExp(m.identity_login_form()));
      await expect(email).toHaveAccessibleDescription(new RegExp(m.identity_email_form()));
      await expect(password).toHaveAccessibleDescription(
        new RegExp(m.identity_password_too_short()),
      );
      await expect(page.getByText(m.identity_consent_missing()).first()).toBeVisible();
      await expect(login).toHaveValue('я');
      await expect(email).toHaveValue('no address');
      await expect(password).toHaveValue('');
    });

    test('a forgotten password is set anew through a letter', async ({ page }) => {
      const citizen = await becomeCitizen(page);
      await page.context().clearCookies();
      await page.goto('/forgotten-password');
      await page.getByLabel(m.identity_field_name(), { exact: true }).fill(citizen.email);
      await page.getByRole('button', { name: m.identity_forgotten_submit() }).click();
      await openLinkOfLetter(page, citizen.email);
      const password = 'новый зонтик на крыше дома';
      await page.getByLabel(m.identity_field_new_password(), { exact: true }).fill(password);
      await page.getByRole('button', { name: m.identity_reset_submit() }).click();
      await expect(page.getByText(m.identity_sign_in_reset())).toBeVisible();
      await fillInSignIn(page, citizen.login, citizen.password);
      await expect(page.getByText(m.identity_wrong_password()).first()).toBeVisible();
      await signIn(page, { ...citizen, password });
    });
  });
}

test('an account can be deleted; its ratings stay, and nobody can sign in to it', async ({
  page,
  request,
  organization,
}) => {
  const citizen = await becomeCitizen(page);
  await page.goto(`/organizations/${organization.id}/rate`);
  await chooseScores(page, [3, 3, 3, 3]);
  await submit(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.thanks_title());

  await page.goto('/account');
  await page.getByRole('link', { name: m.account_delete_link() }).click();
  await page.waitForURL('**/account/delete');
  await page.locator('#main input[type=password]').fill(citizen.password);
  await page.getByRole('button', { name: m.account_delete_submit() }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(m.account_deleted_title());

  const answer = await request.get(`/api/v1/organizations/${organization.id}`);
  expect(await answer.json()).toMatchObject({ count: organization.count + 1 });
  await page.goto('/sign-in');
  await fillInSignIn(page, citizen.login, citizen.password);
  await expect(page.getByText(m.identity_wrong_password()).first()).toBeVisible();
});

test('signing out ends the session', async ({ page }) => {
  await becomeCitizen(page);
  await page.goto('/sign-out');
  await page.getByRole('button', { name: m.identity_sign_out_submit() }).click();
  await expect(page.getByText(m.identity_sign_in_signed_out())).toBeVisible();
  await page.goto('/account/ratings');
  await expect(page).toHaveURL(/sign-in/);
});
