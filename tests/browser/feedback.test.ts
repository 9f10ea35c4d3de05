import { FILE_MAX_BYTES, FILE_MAX_MEGABYTES, FORM_MAX_BYTES } from '#domain/attachment.ts';
import { m } from '#i18n/compiled/messages.js';
import { signInAs } from './support/citizen.ts';
import { expectWellMade } from './support/pages.ts';
import { expect, organizations, test } from './support/test.ts';

const PDF = { name: 'снимок.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') };
const TOO_LARGE = { ...PDF, buffer: Buffer.alloc(FILE_MAX_BYTES + FORM_MAX_BYTES + 1) };

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('somebody writes to the support from a profile, and gets an answer', async ({ page }) => {
      test.slow();
      const [organization] = await organizations(page.request, { limit: '1' });
      const profile = `/organizations/${organization!.id}`;
      const email = `writer-${Date.now()}-${javaScriptEnabled}@example.org`;
      const heading = page.getByRole('heading', { level: 1 });
      const main = page.locator('#main');

      await page.goto(profile);
      await page.getByRole('link', { name: m.feedback_report_profile() }).click();
      await expect(main).toContainText(m.feedback_page({ page: profile }));
      await page.getByLabel(m.feedback_email()).fill(email);
      await main.getByRole('button', { name: m.feedback_submit() }).click();
      const summary = page.getByRole('alert').filter({ has: page.getByRole('heading') });
      await expect(summary.getByRole('link')).toHaveCount(2);
      await expect(page.getByLabel(m.feedback_email())).toHaveValue(email);
      if (javaScriptEnabled) await expectWellMade(page);
      await page.getByLabel(m.feedback_text(), { exact: true }).fill('Телефон не отвечает.');
      await page.getByLabel(m.feedback_file(), { exact: false }).setInputFiles(PDF);
      await page.getByLabel(m.feedback_consent_label()).check();
      await main.getByRole('button', { name: m.feedback_submit() }).click();
      await expect(heading).toContainText('№');
      const number = /№\s(\d+)/.exec((await heading.textContent())!)![1]!;
      await expect(page.getByRole('link', { name: m.feedback_sent_back() })).toHaveAttribute(
        'href',
        profile,
      );

      await signInAs(page, 'operator');
      await page.goto(`/operator/feedback?q=${encodeURIComponent(email)}`);
      await page.getByRole('link', { name: m.feedback_topic_wrong_data() }).click();
      await expect(page.getByRole('link', { name: profile })).toBeVisible();
      const file = await page.request.get(`/operator/feedback/${number}/attachment`);
      expect(file.headers()).toMatchObject({
        'content-type': 'application/pdf',
        'x-content-type-options': 'nosniff',
      });
      expect(file.headers()['content-disposition']).toContain('attachment');
      await page.getByRole('button', { name: m.operator_take() }).click();
      await expect(page.getByText(m.operator_feedback_done_taken())).toBeVisible();
      await page.getByLabel(m.operator_feedback_answer(), { exact: true }).fill('Уже исправили.');
      await page.getByRole('button', { name: m.operator_feedback_answer_submit() }).click();
      await expect(page.getByText(m.operator_feedback_done_answered())).toBeVisible();

      await page.context().clearCookies();
      await page.goto('/outbox');
      const letter = page.getByRole('listitem').filter({ hasText: email });
      await expect(letter.filter({ hasText: 'Уже исправили.' })).toBeVisible();
      await page.goto(`/help/feedback/state?number=${number}`);
      await page.getByLabel(m.request_person_email()).fill(email);
      await page.getByRole('button', { name: m.request_lookup_submit() }).click();
      await expect(main).toContainText(m.feedback_lookup_answered());
    });
  });
}

test('a file over the limit is refused before it is sent, and can be replaced', async ({
  page,
}) => {
  await page.goto('/help/feedback');
  const file = page.getByLabel(m.feedback_file(), { exact: false });
  const submit = page.locator('#main').getByRole('button', { name: m.feedback_submit() });
  const refusal = page.getByText(m.request_problem_too_large({ limit: FILE_MAX_MEGABYTES }));
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  await file.setInputFiles(TOO_LARGE);
  await expect(refusal).toBeVisible();
  await submit.click();
  await expect(file).toBeFocused();
  expect(sent).toEqual([]);
  await expectWellMade(page);
  await file.setInputFiles(PDF);
  await expect(refusal).toBeHidden();
});

test('the page that refuses too large a file names the limit', async ({ page }) => {
  const opened = await page.goto('/help/feedback');
  const answer = await page.request.post('/help/feedback', {
    headers: { origin: new URL(opened!.url()).origin, accept: 'text/html' },
    multipart: { attachment: TOO_LARGE },
  });
  expect(answer.status()).toBe(413);
  const limit = String(FILE_MAX_MEGABYTES);
  expect(await answer.text()).toContain(m.error_too_large_text({ limit }));
});
