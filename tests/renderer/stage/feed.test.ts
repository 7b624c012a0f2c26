import { expect, test } from 'vitest';
import { changedFeed } from '#renderer/kiosk-api.ts';
import { valuesOf } from '#renderer/stage/feed.ts';
import { demoFeed } from '../support/demo-feed.ts';

const entries = demoFeed(1_800_000_000_000);
const ofKind = (kind: string) => entries.filter((entry) => entry.kind === kind);
const noticesOf = (feed: ReturnType<typeof changedFeed>) => valuesOf(feed, 'notice');

test('[UI196] notices are the same list after another kind has changed, another after one of theirs has', () => {
  const first = changedFeed(new Map(), { reset: true, put: entries, gone: [] });
  const [request] = ofKind('request');
  const [notice] = ofKind('notice');
  if (!request || !notice) throw new Error('The demo feed has no request or no notice.');
  const helped = changedFeed(first, { reset: false, put: [{ ...request, rev: request.rev + 1 }], gone: [] });
  expect(noticesOf(helped)).toBe(noticesOf(first));
  expect(noticesOf(helped)).toHaveLength(ofKind('notice').length);
  const corrected = changedFeed(helped, {
    reset: false,
    put: [{ ...notice, rev: notice.rev + 1 }],
    gone: [],
  });
  expect(noticesOf(corrected)).not.toBe(noticesOf(helped));
  const fewer = changedFeed(corrected, { reset: false, put: [], gone: [notice.id] });
  expect(noticesOf(fewer)).toHaveLength(ofKind('notice').length - 1);
});
