import { readFile } from 'node:fs/promises';
import type { CustomScheme } from 'electron';
import { guardHeaders } from '../supervisor/page-files.ts';
import type { PageFiles } from '../supervisor/page-files.ts';

/** Where the page lives. Node says that the origin of such a URL is "null": protocol and host are compared. */
export const pageUrl = 'app://vestibule/';

/** To be registered before the app is ready. */
export const pageScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Whether a URL is one of the page's own. */
export function isPageUrl(text: string): boolean {
  const url = URL.parse(text);
  return url?.protocol === 'app:' && url.host === 'vestibule';
}

/** Answers a request of the page from the files of the build, and nothing else. */
export async function answerPageRequest(files: PageFiles, request: Request): Promise<Response> {
  if (!isPageUrl(request.url)) return refusal(403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
  const file = files.get(new URL(request.url).pathname);
  if (!file) return refusal(404);
  const content = request.method === 'HEAD' ? null : await readFile(file.path).catch(() => undefined);
  return content === undefined ? refusal(404) : new Response(content, { headers: file.headers });
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: guardHeaders });
}
