import { expect, test } from '../kiosk-fixture.ts';
import { touch, touchAll, wake } from '../touch.ts';
import type { Page } from '@playwright/test';
import { violations } from './violations.ts';

test.use({ content: 'demo' });

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function speak(page: Page, name: string): Promise<void> {
  await wake(page);
  await touchAll(page, /^Langue/, name);
}

async function isFrenchAgain(page: Page): Promise<void> {
  await expect(page.getByText(/Touchez l.écran/)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
}

test('[LA9] in Arabic: the notices, a translated one, a French one, the way to help, and French again', async ({
  kiosk,
}) => {
  test.setTimeout(120_000);
  const { page } = kiosk;
  await speak(page, 'العربية');
  await expect(title(page)).toContainText('ماذا تريد أن تفعل؟');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  expect(await violations(page)).toEqual([]);

  await touch(page, /^الإعلانات/);
  await expect(page.getByText('نصوص بالفرنسية')).toBeVisible();
  await touch(page, /^مصعد المبنى B/);
  await expect(title(page)).toHaveText('مصعد المبنى B معطّل');
  await expect(page.getByText('نص بالفرنسية')).toHaveCount(0);

  await touch(page, 'رجوع');
  await page.waitForTimeout(650);
  await page.locator('button:has([lang=fr])').first().tap();
  await expect(title(page)).toHaveAttribute('lang', 'fr');
  await expect(page.getByText('نص بالفرنسية')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await touchAll(page, 'البداية', 'طلب مساعدة', 'طلب جديد', 'شراء حاجاتي', 'غدًا', 'صباحًا');
  await expect(title(page)).toHaveText('كيف نرد عليك؟');
  await touchAll(page, 'انتهيت', 'محو');
  await isFrenchAgain(page);
});

test('[LA9] in English: the notices, a translated one, the way to help, and French again', async ({
  kiosk,
}) => {
  test.setTimeout(120_000);
  const { page } = kiosk;
  await speak(page, 'English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await touchAll(page, /^Notices/, /^The lift in building B/);
  await expect(title(page)).toHaveText('The lift in building B is out of order');
  await touchAll(page, 'Home', 'Ask for help', 'A new request', 'Do my shopping', 'Tomorrow', 'Morning');
  await expect(title(page)).toHaveText('How do we answer you?');
  await touchAll(page, 'Finish', 'Erase');
  await isFrenchAgain(page);
});
