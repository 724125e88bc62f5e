import { m } from '#messages';
import { isDay } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { collators } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import { fold } from '#platform/search/fold.ts';
import type { Sheet } from '#platform/sheets/sheet.server.ts';
import { listMembers, type ClusterRecord } from '#rooms/clusters/cluster-record.server.ts';
import { kindName } from '#rooms/clusters/cluster-words.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';

export const dayIn = (text: string | null, otherwise: string): string =>
	text && isDay(text) ? text : otherwise;

/** Members and partners as the address asks: on a day, filtered and sorted. */
export async function loadMemberList(
	db: Database,
	cluster: Pick<ClusterRecord, 'id' | 'foundedOn'>,
	url: URL,
	{ locale, today }: { locale: Locale; today: string }
) {
	const on = dayIn(url.searchParams.get('on'), today);
	const asked = (url.searchParams.get('q') ?? '').slice(0, 100);
	const words = fold(asked).split(' ').filter(Boolean);
	const members = (await listMembers(db, cluster, on)).map(
		({ organisation, class: membershipClass, ...member }) => ({
			...member,
			class: membershipClass,
			organisationId: organisation.id,
			name: nameFor(organisation.texts, locale, organisation.originalLocale),
			lang: organisation.texts[locale] ? locale : organisation.originalLocale,
			town: organisation.town,
			country: nameOfCountry(organisation.country, locale)
		})
	);
	const shown = members
		.filter((member) => {
			const text = fold(`${member.name} ${member.town ?? ''} ${member.country}`);
			return words.every((word) => text.includes(word));
		})
		.sort(orderOf(url.searchParams.get('sort') ?? 'name', locale));
	return {
		on,
		isToday: on === today,
		asked,
		total: members.length,
		members: shown.filter(({ kind }) => kind === 'member'),
		partners: shown.filter(({ kind }) => kind === 'partner')
	};
}

export type MemberList = Awaited<ReturnType<typeof loadMemberList>>;

const columns = ['name', 'class', 'validFrom', 'town', 'country'] as const;

function orderOf(sort: string, locale: Locale) {
	const by = columns.find((column) => column === sort.replace(/^-/, '')) ?? 'name';
	const turn = sort.startsWith('-') ? -1 : 1;
	const { compare } = collators(locale, {});
	type Row = Record<(typeof columns)[number], string | null> & { id: string };
	return (one: Row, other: Row) =>
		turn * compare(one[by] ?? '', other[by] ?? '') ||
		compare(one.name ?? '', other.name ?? '') ||
		compare(one.id, other.id);
}

/** The list as it is shown, members before partners, as a table to take away. */
export function memberSheet(list: MemberList, slug: string, locale: Locale): Sheet {
	const in_ = { locale };
	const rows = [...list.members, ...list.partners].map((member) => ({
		...member,
		id: member.organisationId,
		kind: kindName(member.kind, locale),
		isFounding: member.kind === 'member' && member.isFounding ? m.clusters_founding({}, in_) : null
	}));
	return {
		name: `${slug}-${list.on}`,
		columns: [
			{ key: 'id', label: m.organisations_column_id({}, in_) },
			{ key: 'name', label: m.clusters_organisation({}, in_) },
			{ key: 'kind', label: m.clusters_as_what({}, in_) },
			{ key: 'class', label: m.clusters_class({}, in_) },
			{ key: 'isFounding', label: m.clusters_founding({}, in_) },
			{ key: 'validFrom', label: m.clusters_member_since({}, in_) },
			{ key: 'validUntil', label: m.clusters_member_until({}, in_) },
			{ key: 'town', label: m.clusters_town({}, in_) },
			{ key: 'country', label: m.clusters_country({}, in_) }
		],
		batches: (async function* () {
			yield rows;
		})()
	};
}
