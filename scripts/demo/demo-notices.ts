import type { z } from 'zod';
import type { noticeInputSchema } from '#shared/staff-api/resources.ts';
import type { DemoNotice } from './demo-data.ts';
import type { DemoClock } from './resolve-demo-time.ts';

type NoticeBody = z.input<typeof noticeInputSchema>;

const dayMs = 86_400_000;

/** Notices of a kind that a resident should read first. */
const important = new Set(['water', 'heating', 'health-advice', 'security', 'safety-check']);

/** The notices of the day, without those of another season and those whose end has come. */
export function noticeBodies(notices: DemoNotice[], clock: DemoClock): NoticeBody[] {
  const season = seasonOf(clock);
  const ofSeason = notices.filter((notice) => notice.season === 'all' || notice.season === season);
  return ofSeason
    .filter(({ expiresAt }) => clock.end(expiresAt) > clock.now)
    .map((notice) => noticeBody(notice, clock));
}

/** No heat wave in January, no heating in July. */
function seasonOf(clock: DemoClock): 'summer' | 'winter' {
  const month = Number(clock.date({ dayOffset: 0 }).slice(5, 7));
  return month >= 5 && month <= 9 ? 'summer' : 'winter';
}

function noticeBody(notice: DemoNotice, clock: DemoClock): NoticeBody {
  const { kind, urgent, title, body, when, where, contact, postedBy, legal, translations } = notice;
  const { asksUnderstood = false } = notice;
  const publishedAt = clock.start(notice.publishedAt);
  const expiresAt = clock.end(notice.expiresAt);
  return {
    category: kind,
    level: urgent ? 'urgent' : legal !== null || important.has(kind) ? 'important' : 'ordinary',
    title,
    body,
    when: when && {
      startsAt: clock.start(when.start),
      endsAt: when.end === undefined ? null : clock.end(when.end),
    },
    where,
    contact,
    postedBy,
    publishAt: Math.min(publishedAt, clock.now), // loaded early in the morning, it is there all the same
    expiresAt,
    legal: legal && {
      rule: legal.rule ?? null,
      checked: { noName: true, noDoor: true, noDebt: true },
      minimumDays: legal.minimumDays ?? Math.floor((expiresAt - publishedAt) / dayMs),
    },
    asksUnderstood,
    translations,
  };
}
