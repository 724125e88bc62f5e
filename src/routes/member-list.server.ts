import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { fold } from '#platform/search/fold.ts';
import { listMembers, type ClusterRecord } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';

export const dayIn = (text: string | null, otherwise: string): string =>
	text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : otherwise;

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
export type ListedMember = MemberList['members'][number];

const columns = ['name', 'class', 'validFrom', 'town', 'country'] as const;

function orderOf(sort: string, locale: Locale) {
	const by = columns.find((column) => column === sort.replace(/^-/, '')) ?? 'name';
	const turn = sort.startsWith('-') ? -1 : 1;
	const { compare } = new Intl.Collator(locale);
	type Row = Record<(typeof columns)[number], string | null> & { id: string };
	return (one: Row, other: Row) =>
		turn * compare(one[by] ?? '', other[by] ?? '') ||
		compare(one.name ?? '', other.name ?? '') ||
		compare(one.id, other.id);
}
