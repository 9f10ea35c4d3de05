import type { Locator, Page } from '@playwright/test';
import { makeUnp } from '#domain/organization/unp.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  becomeCitizen,
  fillInSignIn,
  openLetter,
  openLinkOfLetter,
  signInAs,
  type Citizen,
} from './support/citizen.ts';
import { expectWellMade } from './support/pages.ts';
import { chooseScores, submit, writeComment } from './support/questionnaire.ts';
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

async function becomeCitizenAfresh(page: Page): Promise<Citizen> {
  await page.context().clearCookies();
  return becomeCitizen(page);
}

/** Opens the operator's page of the rating of an organisation whose comment has this text. */
async function openReview(page: Page, profile: string, text: string): Promise<void> {
  const organization = new URL(profile).pathname.split('/').at(-1)!;
  await page.goto(`/operator/moderation?organization=${organization}&show=all`);
  const item = page.getByRole('listitem').filter({ hasText: text });
  await item.getByRole('link').first().click();
}

/** The part of a request that is about one of its persons. */
function personGroup(page: Page, place: number): Locator {
  return page.getByRole('group', { name: m.request_person({ place }) });
}

/** Fills in who a person is, in a form or in one part of it. */
async function fillInPerson(part: Locator, email: string): Promise<void> {
  await part.getByLabel(m.request_person_name()).fill('Ковалёва Анна Петровна');
  await part.getByLabel(m.request_person_position()).fill('заместитель директора');
  await part.getByLabel(m.request_person_email()).fill(email);
  await part.getByLabel(m.request_person_phone()).fill('+375 17 200-00-00');
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('an organisation is registered, asks, is rated and answers; the operator decides', async ({
      page,
    }) => {
      // A long story: some sixty pages.
      test.setTimeout(240_000);
      const unp = newUnp();
      const [first, second] = [`head-${unp}@example.org`, `deputy-${unp}@example.org`];

      await page.goto('/registration-request');
      await page.getByLabel(m.request_unp()).fill('191234564');
      await page.getByLabel(m.request_name_ru()).fill('Учреждение «Василёк»');
      await page.getByRole('button', { name: m.request_add_person() }).click();
      await expect(page.getByRole('group', { name: m.request_person({ place: 2 }) })).toBeVisible();
      await fillInPerson(personGroup(page, 2), second);
      await page.locator('form').getByRole('button', { name: m.request_submit() }).click();
      const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
      await expect(summary.getByRole('link', { name: 'такого УНП не бывает' })).toBeVisible();
      await expect(page.getByLabel(m.request_name_ru())).toHaveValue('Учреждение «Василёк»');

      await page.getByLabel(m.request_unp()).fill(unp);
      await page.getByLabel(m.request_name_be()).fill('Установа «Валошка»');
      await page.getByLabel(m.request_short_name_ru()).fill('Василёк');
      await fillInPerson(personGroup(page, 1), first);
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
      await page.getByRole('button', { name: m.operator_take() }).click();
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
      const invitation = page.url();
      await page.getByLabel(m.identity_field_login(), { exact: true }).fill(`head-${unp}`);
      await page.getByLabel(m.identity_field_password(), { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: m.invitation_submit() }).click();
      await fillInSignIn(page, `head-${unp}`, PASSWORD);
      await expect(heading).toHaveText('Учреждение «Василёк»');
      await expect(page.getByText(m.cabinet_unpublished())).toBeVisible();
      await expect(page.getByText(m.cabinet_missing_location())).toBeVisible();

      await page.getByRole('link', { name: m.cabinet_edit() }).click();
      await page.getByLabel(m.cabinet_address_ru()).fill('г. Пинск, ул. Ленина, 5');
      await page.getByLabel(m.cabinet_lat()).fill('52,1125');
      await page.getByLabel(m.cabinet_lon()).fill('21');
      await page.getByLabel('Здравоохранение').check();
      const monday = page.getByRole('group', { name: 'понедельник' });
      await monday.getByLabel(m.cabinet_hours_from()).fill('09:00');
      await page.getByRole('button', { name: m.cabinet_save() }).click();
      await expect(summary.getByRole('link')).toHaveCount(1);
      await expect(summary).toContainText('понедельник');
      await monday.getByLabel(m.cabinet_hours_to()).fill('18:00');
      await page.getByRole('button', { name: m.cabinet_save() }).click();
      await expect(summary).toContainText(m.cabinet_problem_abroad(), { ignoreCase: true });
      await page.getByLabel(m.cabinet_lon()).fill('26,0992');
      await page.getByRole('button', { name: m.cabinet_save() }).click();
      await expect(page.getByText(m.cabinet_saved_published())).toBeVisible();
      await page.getByRole('link', { name: m.cabinet_title() }).click();
      await page.getByRole('link', { name: m.cabinet_see_profile() }).click();
      await expect(heading).toContainText('Василёк');
      await expect(page.locator('#main')).toContainText('9:00–18:00');
      const profile = page.url();
      await page.goto(`${profile.replace('/organizations/', '/cabinet/')}/criteria`);
      await page.getByRole('link', { name: m.criteria_add() }).click();
      await page.getByLabel(m.criteria_question_ru()).fill('Понятны ли указатели?');
      await page.getByRole('button', { name: m.criteria_add_submit(), exact: true }).click();
      await expect(summary.getByRole('link')).toHaveCount(1);
      await page.getByLabel(m.criteria_question_be()).fill('Ці зразумелыя ўказальнікі?');
      await page.getByLabel(m.criteria_scale_yes_no()).check();
      await page.getByRole('button', { name: m.criteria_add_submit(), exact: true }).click();
      await expect(page.getByText(m.criteria_done_added())).toBeVisible();

      const citizen = await becomeCitizenAfresh(page);
      await page.goto(`${profile}/rate`);
      await chooseScores(page, [2, 1, 2, 1]);
      const question = page.getByRole('group', { name: 'Понятны ли указатели?' });
      await question.getByLabel(m.rate_no(), { exact: true }).check();
      await writeComment(page, 'Очередь на час, но всё объяснили');
      await submit(page);
      await expect(heading).toHaveText(m.thanks_title());

      // The alert: a low rating with a comment.
      await page.context().clearCookies();
      await openLinkOfLetter(page, first);
      await fillInSignIn(page, `head-${unp}`, PASSWORD);
      await expect(page.locator('#main')).toContainText('Очередь на час, но всё объяснили');
      const cabinet = profile.replace('/organizations/', '/cabinet/');
      await page.goto(`${cabinet}/criteria`);
      await page.getByRole('link', { name: 'Понятны ли указатели?' }).click();
      await expect(page.getByText(m.criteria_answers({ count: 1, number: '1' }))).toBeVisible();
      await page.goto(cabinet);
      await page.getByRole('link', { name: m.cabinet_answer() }).click();
      await page.getByText(m.cabinet_reply_open(), { exact: true }).click();
      await page.getByRole('button', { name: m.cabinet_reply_submit() }).click();
      await expect(summary).toContainText(m.cabinet_reply_missing());
      await page.getByLabel(m.cabinet_reply_field()).fill('Открыли второе окно.');
      await page.getByRole('button', { name: m.reply_draft_save() }).click();
      await expect(page.getByText(m.reply_draft_saved())).toBeVisible();
      await page.getByRole('button', { name: m.cabinet_reply_submit() }).click();
      await expect(page.getByText(m.cabinet_reply_done())).toBeVisible();

      await page.context().clearCookies();
      await openLetter(page, citizen.email, 'Ответ на ваш отзыв');
      await fillInSignIn(page, citizen.login, citizen.password);
      await page.getByRole('button', { name: m.own_reply_helped(), exact: true }).click();
      await expect(page.getByText(m.own_reply_judged())).toBeVisible();
      await page.getByText(m.remark_add()).click();
      await page.getByLabel(m.remark_field()).fill('Теперь быстрее');
      await page.getByRole('button', { name: m.remark_submit() }).click();
      await expect(page.getByText(m.remark_added())).toBeVisible();
      await page.goto(profile);
      await expect(page.locator('#main')).toContainText('Открыли второе окно.');
      await expect(page.getByText(m.comment_reply_helped())).toBeVisible();
      await expect(page.getByText('Теперь быстрее')).toBeVisible();

      // A rude comment waits, and its scores count.
      const rude = await becomeCitizenAfresh(page);
      await page.goto(`${profile}/rate`);
      await chooseScores(page, [1, 1, 1, 1]);
      await writeComment(page, 'Сидят одни бездельники, никто не помог');
      await submit(page);
      await expect(heading).toHaveText(m.thanks_title());
      await page.goto(profile);
      await expect(page.locator('#main')).toContainText('2 оценки');
      await expect(page.locator('#main')).not.toContainText('бездельники');

      await signInAs(page, 'operator');
      await openReview(page, profile, 'бездельники');
      await expect(page.locator('mark')).toHaveText('бездельники');
      await page.getByText(m.moderation_hide_title(), { exact: true }).click();
      await page.getByRole('button', { name: m.moderation_hide(), exact: true }).click();
      await expect(summary.getByRole('link')).toHaveCount(1);
      const review = page.url().replace(/\?.*/, '');
      await page
        .getByRole('combobox', { name: m.moderation_reason() })
        .filter({ visible: true })
        .selectOption('insult');
      await page.getByRole('button', { name: m.moderation_hide(), exact: true }).click();
      await expect(page.getByText(m.moderation_done())).toBeVisible();

      // Its author is told, and appeals.
      await page.context().clearCookies();
      await openLinkOfLetter(page, rude.email);
      await fillInSignIn(page, rude.login, rude.password);
      await page.getByRole('link', { name: m.appeal_link(), exact: true }).click();
      await page.getByLabel(m.appeal_body()).fill('Это правда: никто не подошёл.');
      await page.getByRole('button', { name: m.appeal_submit() }).click();
      await expect(page.getByText(m.appeal_sent())).toBeVisible();
      await signInAs(page, 'operator');
      await page.goto(review);
      await page.getByLabel(m.moderation_appeal_answer()).fill('Отзыв возвращён.');
      await page.getByRole('button', { name: m.moderation_appeal_grant() }).click();
      await expect(page.locator('#main')).toContainText(m.appeal_granted());
      await page.context().clearCookies();
      await openLinkOfLetter(page, rude.email);
      await fillInSignIn(page, rude.login, rude.password);
      await expect(page.getByText(m.appeal_granted())).toBeVisible();
      await page.goto(profile);
      await expect(page.locator('#main')).toContainText('бездельники');

      // Excluded, the rating counts no more.
      await signInAs(page, 'operator');
      await page.goto(review);
      await page.getByText(m.moderation_exclude_title(), { exact: true }).click();
      await page
        .getByRole('combobox', { name: m.moderation_reason() })
        .filter({ visible: true })
        .selectOption('not-received');
      await page.getByRole('button', { name: m.moderation_exclude(), exact: true }).click();
      await expect(page.getByText(m.moderation_done())).toBeVisible();
      await page.goto(profile);
      await expect(page.locator('#main')).toContainText('1 оценка');
      await expect(page.locator('#main')).not.toContainText('бездельники');
      await page.context().clearCookies();
      await openLinkOfLetter(page, rude.email);
      await fillInSignIn(page, rude.login, rude.password);
      await expect(page.locator('#main')).toContainText(m.moderation_reason_not_received());

      // A remark can be hidden, too.
      await signInAs(page, 'operator');
      await openReview(page, profile, 'Очередь на час');
      await page.getByText(m.moderation_hide_remark_title(), { exact: true }).click();
      await page.getByRole('button', { name: m.remarks_hide(), exact: true }).click();
      await expect(summary.getByRole('link')).toHaveCount(1);
      await page
        .getByRole('combobox', { name: m.moderation_reason() })
        .filter({ visible: true })
        .selectOption('off-topic');
      await page.getByRole('button', { name: m.remarks_hide(), exact: true }).click();
      await expect(page.getByText(m.moderation_done())).toBeVisible();
      await page.goto(profile);
      await expect(page.locator('#main')).toContainText('Открыли второе окно.');
      await expect(page.locator('#main')).not.toContainText('Теперь быстрее');
      await page.context().clearCookies();
      await openLetter(page, citizen.email, 'замечание к ответу скрыто');
      await fillInSignIn(page, citizen.login, citizen.password);
      await expect(page.getByText(m.remark_hidden())).toBeVisible();

      // The operator lets one person more in.
      await signInAs(page, 'operator');
      await page.goto(profile.replace('/organizations/', '/operator/organizations/'));
      await page.getByRole('link', { name: m.persons_new_title() }).click();
      await expect(heading).toHaveText(m.persons_new_title());
      await page.getByRole('button', { name: m.persons_invite_submit(), exact: true }).click();
      await expect(summary.getByRole('link')).toHaveCount(4);
      const third = `third-${unp}@example.org`;
      await fillInPerson(page.locator('form'), third);
      await page.getByRole('button', { name: m.persons_invite_submit(), exact: true }).click();
      await expect(page.getByRole('listitem').filter({ hasText: third })).toBeVisible();
      await page.context().clearCookies();
      await openLinkOfLetter(page, third);
      await expect(heading).toBeVisible();
      await page.getByLabel(m.identity_field_login(), { exact: true }).fill(`third-${unp}`);
      await page.getByLabel(m.identity_field_password(), { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: m.invitation_submit() }).click();
      await fillInSignIn(page, `third-${unp}`, PASSWORD);
      await expect(heading).toHaveText('Учреждение «Василёк»');

      // The invitation has done its work.
      await page.context().clearCookies();
      await page.goto(invitation);
      await expect(heading).toHaveText(m.invitation_dead_title());

      await signInAs(page, 'operator');
      await page.goto(`/operator/audit?actor=head-${unp}`);
      await expect(page.getByRole('row')).toHaveCount(5);
      await expect(page.getByText(m.audit_action_profile_edited()).last()).toBeVisible();
      await expect(page.getByText(m.audit_action_invitation_accepted()).last()).toBeVisible();
    });
  });
}

test('a template is added, and put into a reply with and without JavaScript', async ({
  page,
  browser,
  baseURL,
}) => {
  await signInAs(page, 'organization');
  await page.goto('/cabinet');
  const home = new URL(page.url()).pathname;
  const title = `Шаблон ${Date.now()}`;
  await page.goto(`${home}/templates`);
  await page.getByLabel(m.templates_field_title()).last().fill(title);
  await page.getByLabel(m.templates_field_body()).last().fill('Спасибо, исправим.');
  await page.getByRole('button', { name: m.templates_add() }).click();
  await expect(page.getByText(m.templates_added())).toBeVisible();
  const state = await page.context().storageState();
  for (const javaScriptEnabled of [true, false]) {
    const options = { javaScriptEnabled, storageState: state, baseURL: baseURL! };
    const context = await browser.newContext(options);
    const other = await context.newPage();
    await other.goto(`${home}/comments`);
    await other.getByRole('link', { name: m.cabinet_reply_open(), exact: true }).first().click();
    await other.getByLabel(m.cabinet_reply_field()).fill('Уважаемый автор!');
    await other.getByRole('combobox', { name: m.reply_template() }).selectOption(title);
    await other.getByRole('button', { name: m.reply_template_insert() }).click();
    await expect(other.getByLabel(m.cabinet_reply_field())).toHaveValue(
      'Уважаемый автор!\n\nСпасибо, исправим.',
    );
    if (javaScriptEnabled) await expectWellMade(other);
    await context.close();
  }
});

test('of two who edit a profile at once, the second sees what the first saved', async ({
  page,
}) => {
  await signInAs(page, 'organization');
  await page.goto('/cabinet');
  const profile = `${page.url()}/profile`;
  await page.goto(profile);
  const other = await page.context().newPage();
  await other.goto(profile);
  const site = `https://site-${Date.now()}.example.org/`;
  await page.getByLabel(m.cabinet_site()).fill(site);
  await page.getByRole('button', { name: m.cabinet_save() }).click();
  await expect(page.getByText(m.cabinet_saved_published())).toBeVisible();
  await other.getByLabel(m.cabinet_phones()).fill('+375 17 200-00-09');
  await other.getByRole('button', { name: m.cabinet_save() }).click();
  await expect(other.getByText(m.cabinet_changed_meanwhile_title())).toBeVisible();
  await expect(other.getByRole('definition').filter({ hasText: site })).toBeVisible();
  await expect(other.getByLabel(m.cabinet_phones())).toHaveValue('+375 17 200-00-09');
  await expectWellMade(other);
  await other.getByLabel(m.cabinet_site()).fill(site);
  await other.getByRole('button', { name: m.cabinet_save() }).click();
  await expect(other.getByText(m.cabinet_saved_published())).toBeVisible();
  await page.goto(profile);
  await expect(page.getByLabel(m.cabinet_site())).toHaveValue(site);
  await expect(page.getByLabel(m.cabinet_phones())).toHaveValue('+375 17 200-00-09');
});

test('a refused request tells its sender why', async ({ page }) => {
  const unp = newUnp();
  const email = `head-${unp}@example.org`;
  await page.goto('/registration-request');
  await page.getByLabel(m.request_unp()).fill(unp);
  await page.getByLabel(m.request_name_ru()).fill('Учреждение «Лютик»');
  await page.getByLabel(m.request_name_be()).fill('Установа «Казялец»');
  await page.getByLabel(m.request_short_name_ru()).fill('Лютик');
  await fillInPerson(personGroup(page, 1), email);
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
