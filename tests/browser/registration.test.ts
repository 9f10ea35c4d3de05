import type { Page } from '@playwright/test';
import { makeUnp } from '#domain/organization/unp.ts';
import { m } from '#i18n/compiled/messages.js';
import { fillInSignIn, openLinkOfLetter } from './support/citizen.ts';
import { expectWellMade } from './support/pages.ts';
import { expect, test } from './support/test.ts';

const PASSWORD = 'зеленый чайник у окна';
const PDF = { name: 'письмо.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };

/** A UNP that no organisation of the demo and no other test has. */
function newUnp(): string {
  for (;;) {
    const unp = makeUnp(7, Math.floor(9_000_000 + Math.random() * 999_999));
    if (unp) return unp;
  }
}

async function signInAs(page: Page, login: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await fillInSignIn(page, login, 'demo-portal-2026');
  await expect(page).not.toHaveURL(/sign-in/);
}

async function fillInPerson(page: Page, place: number, email: string): Promise<void> {
  const group = page.getByRole('group', { name: m.request_person({ place }) });
  await group.getByLabel(m.request_person_name()).fill('Ковалёва Анна Петровна');
  await group.getByLabel(m.request_person_position()).fill('заместитель директора');
  await group.getByLabel(m.request_person_email()).fill(email);
  await group.getByLabel(m.request_person_phone()).fill('+375 17 200-00-00');
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an organisation asks to be registered, is approved, and comes into its cabinet', async ({
      page,
    }) => {
      const unp = newUnp();
      const [first, second] = [`head-${unp}@example.org`, `deputy-${unp}@example.org`];

      await page.goto('/registration-request');
      await page.getByLabel(m.request_unp()).fill('191234564');
      await page.getByLabel(m.request_name_ru()).fill('Учреждение «Василёк»');
      await page.getByRole('button', { name: m.request_add_person() }).click();
      await expect(page.getByRole('group', { name: m.request_person({ place: 2 }) })).toBeVisible();
      await fillInPerson(page, 2, second);
      await page.locator('form').getByRole('button', { name: m.request_submit() }).click();
      const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
      await expect(summary.getByRole('link', { name: 'такого УНП не бывает' })).toBeVisible();
      await expect(page.getByLabel(m.request_name_ru())).toHaveValue('Учреждение «Василёк»');

      await page.getByLabel(m.request_unp()).fill(unp);
      await page.getByLabel(m.request_name_be()).fill('Установа «Валошка»');
      await page.getByLabel(m.request_short_name_ru()).fill('Василёк');
      await fillInPerson(page, 1, first);
      await page.getByLabel(m.request_letter()).setInputFiles(PDF);
      await page.locator('form').getByRole('button', { name: m.request_submit() }).click();
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading).toContainText('№');
      const number = /№\s(\d+)/.exec((await heading.textContent())!)![1]!;

      await page.getByRole('link', { name: m.request_state_link() }).click();
      await page.getByLabel(m.request_person_email()).fill(first);
      await page.getByRole('button', { name: m.request_lookup_submit() }).click();
      await expect(page.locator('#main')).toContainText(m.request_state_new());

      await signInAs(page, 'operator');
      await page.goto(`/operator/requests/${number}`);
      await page.getByRole('button', { name: m.operator_request_take() }).click();
      await expect(page.getByText(m.operator_done_taken())).toBeVisible();
      const letter = await page.request.get(`/operator/requests/${number}/letter`);
      expect(letter.headers()).toMatchObject({ 'content-type': 'application/pdf' });
      expect(letter.headers()['content-disposition']).toContain('attachment');
      await page.getByLabel(m.operator_approve_type()).selectOption('polyclinic');
      await page.getByLabel(m.operator_approve_region()).selectOption('brest-region');
      await page.getByLabel(m.operator_approve_district()).selectOption('pinsk-city');
      await page.getByRole('button', { name: m.operator_approve_submit() }).click();
      await expect(page.getByText(m.operator_done_approved())).toBeVisible();

      await page.context().clearCookies();
      await openLinkOfLetter(page, first);
      await page.getByLabel(m.identity_field_login(), { exact: true }).fill(`head-${unp}`);
      await page.getByLabel(m.identity_field_password(), { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: m.invitation_submit() }).click();
      await fillInSignIn(page, `head-${unp}`, PASSWORD);
      await expect(heading).toHaveText('Учреждение «Василёк»');
      await expect(page.getByText(m.cabinet_unpublished())).toBeVisible();
      await expect(page.getByText(m.cabinet_missing_location())).toBeVisible();

      // The link has done its work.
      await page.context().clearCookies();
      await openLinkOfLetter(page, first);
      await expect(heading).toHaveText(m.invitation_dead_title());

      await signInAs(page, 'operator');
      await page.goto(`/operator/audit?actor=head-${unp}`);
      await expect(page.getByRole('row')).toHaveCount(2);
      await expect(page.getByText(m.audit_action_invitation_accepted()).last()).toBeVisible();
    });
  });
}

test('a refused request tells its sender why', async ({ page }) => {
  const unp = newUnp();
  const email = `head-${unp}@example.org`;
  await page.goto('/registration-request');
  await page.getByLabel(m.request_unp()).fill(unp);
  await page.getByLabel(m.request_name_ru()).fill('Учреждение «Лютик»');
  await page.getByLabel(m.request_name_be()).fill('Установа «Казялец»');
  await page.getByLabel(m.request_short_name_ru()).fill('Лютик');
  await fillInPerson(page, 1, email);
  // Enter sends the form, and does not ask for one person more.
  await page.getByLabel(m.request_short_name_ru()).press('Enter');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('№');
  const number = /№\s(\d+)/.exec((await heading.textContent())!)![1]!;
  await signInAs(page, 'operator');
  await page.goto(`/operator/requests/${number}`);
  await page.getByRole('button', { name: m.operator_refuse_submit() }).click();
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(m.request_problem_missing());
  await page.getByLabel(m.operator_refuse_reason()).fill('Приложите письмо.');
  await page.getByRole('button', { name: m.operator_refuse_submit() }).click();
  await expect(page.getByText(m.operator_done_refused())).toBeVisible();
  await page.goto(`/registration-request/state?number=${number}`);
  await page.getByLabel(m.request_person_email()).fill(email);
  await page.getByRole('button', { name: m.request_lookup_submit() }).click();
  await expect(page.getByText('Приложите письмо.')).toBeVisible();
});

test('the pages of the operator and of an organisation are accessible in every language', async ({
  page,
}) => {
  for (const [login, paths] of [
    ['operator', ['/operator', '/operator/requests', '/operator/audit']],
    ['organization', ['/cabinet']],
  ] as const) {
    await signInAs(page, login);
    for (const path of paths) {
      for (const prefix of ['', '/be', '/en']) {
        await page.goto(prefix + path);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        await expectWellMade(page);
      }
    }
  }
});
