import { expect, type Page } from '@playwright/test';
import { m } from '#i18n/compiled/messages.js';

/** Somebody who registers in a test. */
export interface Citizen {
  login: string;
  email: string;
  password: string;
}

let made = 0;

/** A citizen whom nobody has registered yet, also not another worker. */
export function newCitizen(): Citizen {
  made += 1;
  const login = `visitor-${process.pid}-${Date.now().toString(36)}-${made}`;
  return { login, email: `${login}@example.org`, password: 'зеленый чайник у окна' };
}

/** Registers, opens the letter in the outbox and confirms the address. Leads to the sign-in page. */
export async function registerAndConfirm(page: Page, citizen: Citizen): Promise<void> {
  await page.goto('/register');
  await page.getByLabel(m.identity_field_login(), { exact: true }).fill(citizen.login);
  await page.getByLabel(m.identity_field_email(), { exact: true }).fill(citizen.email);
  await page.getByLabel(m.identity_field_password(), { exact: true }).fill(citizen.password);
  await page.getByLabel(m.identity_consent_label()).check();
  await page.getByRole('button', { name: m.identity_register_submit() }).click();
  await expect(page.getByRole('heading', { name: m.identity_sent_title() })).toBeVisible();
  await openLinkOfLetter(page, citizen.email);
  await page.getByRole('button', { name: m.identity_confirm_submit() }).click();
  await expect(
    page.getByText(m.identity_sign_in_confirmed({ login: citizen.login })),
  ).toBeVisible();
}

/** Follows the link of the newest letter to an address, as the outbox shows it. */
export async function openLinkOfLetter(page: Page, email: string): Promise<void> {
  await openLetter(page, email, '');
}

/** Follows the link of the newest letter to an address that has such words; a job may yet write it. */
export async function openLetter(page: Page, email: string, words: string): Promise<void> {
  const letter = page
    .getByRole('listitem')
    .filter({ hasText: email })
    .filter({ hasText: words })
    .first();
  await expect(async () => {
    await page.goto('/outbox');
    await expect(letter).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await letter.getByRole('link').first().click();
}

/** Fills in the sign-in form that the page shows. */
export async function fillInSignIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel(m.identity_field_name(), { exact: true }).fill(name);
  await page.getByLabel(m.identity_field_password(), { exact: true }).fill(password);
  await page
    .locator('#main')
    .getByRole('button', { name: m.identity_sign_in_submit(), exact: true })
    .click();
}

/** Signs in, whoever was signed in before. */
export async function signIn(
  page: Page,
  { login, password }: Pick<Citizen, 'login' | 'password'>,
): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await fillInSignIn(page, login, password);
  await expect(page).not.toHaveURL(/sign-in/);
}

/** A new citizen, registered and signed in. */
export async function becomeCitizen(page: Page): Promise<Citizen> {
  const citizen = newCitizen();
  await registerAndConfirm(page, citizen);
  await fillInSignIn(page, citizen.login, citizen.password);
  await expect(page).not.toHaveURL(/sign-in/);
  return citizen;
}

/** Signs in with one of the logins of the demo, whoever was signed in before. */
export async function signInAs(page: Page, login: string): Promise<void> {
  await signIn(page, { login, password: 'demo-portal-2026' });
}
