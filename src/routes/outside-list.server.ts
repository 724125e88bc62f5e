import { visitor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { found } from '#platform/guards/guard.server.ts';
import { textOf } from '#platform/guards/words.server.ts';
import type { Locale } from '#platform/locale.ts';
import { wantedBy } from '#platform/search/asked.ts';
import type { SearchKind } from '#platform/search/wanted.ts';
import { searchEntries } from '#platform/search/search.server.ts';
import { listAgreements } from '#rooms/agreements/register.server.ts';
import { findCluster } from '#rooms/clusters/cluster-record.server.ts';
import { kindName } from '#rooms/clusters/cluster-words.ts';
import { listEvents } from '#rooms/events/event-list.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { formatDate, formatPeriod } from '#ui/format.ts';
import { describedAgreement, namesOf, registerFilterIn } from './agreement-register.server.ts';
import { listed } from './directory.server.ts';
import { described, eventFilterIn } from './event-directory.server.ts';
import { loadMemberList } from './member-list.server.ts';

/** A line of a list as it is shown in other places: feeds, and frames of other sites. */
export type OutsideLine = {
	id: string;
	/** Without the language. */
	path: string;
	title: string;
	titleLocale: Locale;
	note: string;
	summary: string;
	summaryLocale: Locale;
	changedAt: Date;
};
export type OutsideList = { title: string; path: string; lines: OutsideLine[] };
type Asked = { db: Database; url: URL; locale: Locale; now: Date; most: number };

const sources: Record<string, (asked: Asked) => Promise<OutsideList>> = {
	marketplace: searched('entry', 'marketplace'),
	organisations: searched('organisation', 'organisations'),
	clusters: searched('cluster', 'clusters'),
	alliances: searched('alliance', 'alliances'),
	events,
	agreements,
	members
};

/** What everybody may see of a list, by its filters; the one source of its feed and its frame. */
export function loadOutside(name: string, asked: Asked): Promise<OutsideList> {
	return found(Object.hasOwn(sources, name) ? sources[name] : undefined)(asked);
}

/** A list that the search keeps: the newest first, but as it is found where words are asked for. */
function searched(kind: SearchKind, name: string) {
	return async ({ db, url, locale, most }: Asked): Promise<OutsideList> => {
		const wanted = wantedBy(url.searchParams, locale, kind);
		const order = wanted.text ? 'relevance' : '-changed';
		const { hits } = await searchEntries(db, wanted, { limit: most, order });
		const lines = hits.map((hit) => {
			const { id, path, place, kinds, ...said } = listed(hit, locale);
			const { title, titleLocale, summary, summaryLocale } = said;
			const note = [place, ...kinds].filter(Boolean).join(' · ');
			return {
				id,
				path,
				title,
				titleLocale,
				note,
				summary,
				summaryLocale,
				changedAt: hit.changedAt
			};
		});
		return { title: textOf(`${name}_title`, locale), path: `/${name}`, lines };
	};
}

async function events({ db, url, locale, now, most }: Asked): Promise<OutsideList> {
	const filter = await eventFilterIn(db, url, locale);
	const { events } = await listEvents(db, filter, now, { limit: most });
	const lines = events.map((event) => {
		const { name, summary, kind, mode, place, slug, original } = described(event, locale);
		const when = formatPeriod(locale, event.startsAt, event.endsAt, event.timeZone);
		return {
			...{ id: event.id, path: `/events/${slug}`, changedAt: event.changedAt },
			...saidIn(name, locale, original),
			note: [when, kind, mode, place].filter(Boolean).join(' · '),
			summary: saidIn(summary, locale, original).title,
			summaryLocale: saidIn(summary, locale, original).titleLocale
		};
	});
	return { title: textOf('events_title', locale), path: '/events', lines };
}

async function agreements({ db, url, locale, now, most }: Asked): Promise<OutsideList> {
	const filter = { ...registerFilterIn(url), isMine: false };
	const cut = { now, limit: most, offset: 0 };
	const { agreements } = await listAgreements(db, visitor, filter, cut);
	const names = await namesOf(db, agreements, locale);
	const lines = agreements.map((one) => {
		const { id, titles, original, kind, stateName, parties } = describedAgreement(
			one,
			names,
			locale
		);
		const who = parties.map(({ name }) => name).join(', ');
		return {
			...{ id, path: `/agreements/${id}`, ...saidIn(titles, locale, original) },
			...{ note: [kind, stateName].join(' · '), summary: who, summaryLocale: locale },
			changedAt: one.changedAt
		};
	});
	return { title: textOf('agreements_title', locale), path: '/agreements', lines };
}

/** Members of the cluster that the address names, whoever came last first. */
async function members({ db, url, locale, now, most }: Asked): Promise<OutsideList> {
	const cluster = found(await findCluster(db, url.searchParams.get('cluster') ?? '', now));
	const today = dayOf(now);
	const list = await loadMemberList(db, cluster, url, { locale, today });
	const byDay = [...list.members, ...list.partners].sort(
		(one, other) =>
			other.validFrom.localeCompare(one.validFrom) || one.name.localeCompare(other.name, locale)
	);
	const lines = byDay.slice(0, most).map((member) => ({
		...{ id: member.organisationId, path: `/organisations/${member.organisationId}` },
		...{ title: member.name, titleLocale: member.lang },
		note: [member.town, member.country].filter(Boolean).join(', '),
		summary: `${kindName(member.kind, locale)} · ${formatDate(locale, member.validFrom)}`,
		summaryLocale: locale,
		changedAt: new Date(`${member.validFrom}T00:00:00Z`)
	}));
	const name = nameFor(cluster.texts, locale, cluster.originalLocale);
	const title = `${name}: ${textOf('clusters_members', locale)}`;
	return { title, path: `/clusters/${cluster.slug}/members`, lines };
}

function saidIn(texts: Partial<Record<Locale, string>>, locale: Locale, original: Locale) {
	const titleLocale = texts[locale] ? locale : original;
	return { title: texts[titleLocale] ?? Object.values(texts)[0] ?? '', titleLocale };
}
