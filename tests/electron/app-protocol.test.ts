import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerPageRequest, pageScheme, pageUrl } from '#main/electron/app-protocol.ts';
import { contentSecurityPolicy, listPageFiles } from '#main/supervisor/page-files.ts';
import type { PageFiles } from '#main/supervisor/page-files.ts';

let folder: string;
let files: PageFiles;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-app-'));
  await mkdir(join(folder, 'page/assets'), { recursive: true });
  await writeFile(join(folder, 'page/index.html'), 'the page');
  await writeFile(join(folder, 'page/assets/a-Abcd1234.js'), 'export {};');
  await writeFile(join(folder, 'secret.json'), '{}');
  files = await listPageFiles(join(folder, 'page'));
});
afterEach(() => rm(folder, { recursive: true }));

test('[LK1] the page is answered from its own files, with type and content security policy', async () => {
  const page = await answerPageRequest(files, new Request(pageUrl));
  expect([page.status, await page.text()]).toEqual([200, 'the page']);
  expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  const script = await answerPageRequest(files, new Request(`${pageUrl}assets/a-Abcd1234.js?v=1`));
  expect([script.status, script.headers.get('content-type')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
  ]);
});

const refused: [url: string, method: string, status: number][] = [
  ['app://vestibule/../secret.json', 'GET', 404],
  ['app://vestibule/%2e%2e/secret.json', 'GET', 404],
  ['app://vestibule/..%2fsecret.json', 'GET', 404],
  ['app://vestibule/assets', 'GET', 404],
  ['app://vestibule/nothing', 'GET', 404],
  ['app://other/', 'GET', 403],
  ['https://vestibule/', 'GET', 403],
  ['file:///etc/passwd', 'GET', 403],
  ['app://vestibule/', 'POST', 405],
];
test.each(refused)('[LK1] %s by %s is answered %i, without content', async (url, method, status) => {
  const answer = await answerPageRequest(files, new Request(url, { method }));
  expect([answer.status, await answer.text()]).toEqual([status, '']);
  expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
});

test('[LK1] the scheme is secure and standard, and goes round neither the policy nor CORS', () => {
  expect(pageScheme).toEqual({
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
  });
});
