import { expect, test } from '../kiosk-fixture.ts';
import type { Kiosk } from '../kiosk-fixture.ts';
import { touch, touchAll, unhurriedMs, wake } from '../touch.ts';
import type { Page } from '@playwright/test';
import type { Language } from '#shared/domain/primitives.ts';
import { violations } from '../violations.ts';

test.use({ content: 'demo' });

const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function speak(page: Page, name: string): Promise<void> {
  await wake(page);
  await touchAll(page, /^Langue/, name);
}

/** Two notices of staff, one translated: those of the demo residence come and go with the hours of the day. */
async function publishOwn({ staffApi, residence }: Kiosk): Promise<void> {
  await staffApi.send('POST', `/residences/${residence}/notices`, {
    level: 'urgent', // the newest urgent ones are on the first page, whatever else there is
    title: 'Le portail reste fermé',
    body: ['Gardez votre clé.'],
    expiresAt: Date.now() + 3_600_000,
  });
  await staffApi.send('POST', `/residences/${residence}/notices`, {
    level: 'urgent',
    title: 'La chaudière est en panne',
    body: ['Il n’y a pas d’eau chaude.'],
    expiresAt: Date.now() + 3_600_000,
    translations: {
      ar: { title: 'المرجل معطّل', body: ['لا يوجد ماء ساخن.'] },
      en: { title: 'The boiler is out of order', body: ['There is no hot water.'] },
    },
  });
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
  await publishOwn(kiosk);
  await speak(page, 'العربية');
  await expect(title(page)).toContainText('ماذا تريد أن تفعل؟');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  expect(await violations(page)).toEqual([]);

  await touch(page, /^الإعلانات/);
  await expect(page.getByText('نصوص بالفرنسية')).toBeVisible();
  await touch(page, /^المرجل معطّل/);
  await expect(title(page)).toHaveText('المرجل معطّل');
  await expect(page.getByText('نص بالفرنسية')).toHaveCount(0);

  await touch(page, 'رجوع');
  await page.waitForTimeout(650);
  await page.getByRole('button', { name: /Le portail/ }).tap();
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
  await publishOwn(kiosk);
  await speak(page, 'English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await touchAll(page, /^Notices/, /^The boiler/);
  await expect(title(page)).toHaveText('The boiler is out of order');
  await touchAll(page, 'Home', 'Ask for help', 'A new request', 'Do my shopping', 'Tomorrow', 'Morning');
  await expect(title(page)).toHaveText('How do we answer you?');
  await touchAll(page, 'Finish', 'Erase');
  await isFrenchAgain(page);
});

test('[LA14] another language of the screen is spoken at once in the loop; whoever is there keeps theirs', async ({
  kiosk,
}) => {
  const { page, staffApi, residence } = kiosk;
  const [screen] = await staffApi.list<{ id: string }>(`/residences/${residence}/screens`);
  const begin = (language: Language) =>
    staffApi.send('PATCH', `/screens/${screen?.id}`, { settings: { language } });
  const html = page.locator('html');
  await expect(html).toHaveAttribute('lang', 'fr');
  await begin('en');
  await expect(html).toHaveAttribute('lang', 'en');
  await page.waitForTimeout(unhurriedMs);
  await page.touchscreen.tap(540, 700);
  await expect(title(page)).toContainText('What would you like to do');
  await begin('ar');
  await page.waitForTimeout(2_000); // to be seen not to happen
  await expect(html).toHaveAttribute('lang', 'en');
  await touchAll(page, 'Finish');
  await expect(html).toHaveAttribute('lang', 'ar');
  await expect(html).toHaveAttribute('dir', 'rtl');
});
