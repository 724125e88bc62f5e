import { m } from '#messages';
import type { Actor } from '#platform/actor.ts';
import { dateIn } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { collators } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import { fold } from '#platform/search/fold.ts';
import type { Sheet } from '#platform/sheets/sheet.server.ts';
import { mayPrepare, maySeeSitting } from '#rooms/governance/access.ts';
import { listRights } from '#rooms/governance/entitled.server.ts';
import { outcomeName } from '#rooms/governance/governance-words.ts';
import { listOrgans } from '#rooms/governance/organ-record.server.ts';
import type { OwnerKind } from '#rooms/governance/organ.ts';
import { textIn, titledIn } from '#rooms/governance/reader-text.ts';
import { resolutionNumber } from '#rooms/governance/resolution.ts';
import { listRegister } from '#rooms/governance/resolution.server.ts';
import { voteOutcomes } from '#rooms/governance/vote.ts';
import { pageIn } from './directory.server.ts';

type Owned = { ownerKind: OwnerKind; ownerId: string };
type Reader = { actor: Actor; locale: Locale; original: Locale; today: string };

/** Preparers, and whoever has a vote today in one of the organs, see more than what is public. */
export async function seesAll(db: Database, owned: Owned, { actor, today }: Reader) {
	if (mayPrepare(actor, owned)) return true;
	if (actor.personId === null) return false;
	const organs = await listOrgans(db, owned);
	for (const organ of organs)
		if (maySeeSitting(actor, organ, await listRights(db, organ, today))) return true;
	return false;
}

const perPage = 50;

/** One page of what the address asks. */
export async function loadRegister(db: Database, owned: Owned, url: URL, reader: Reader) {
	const { rows, ...list } = await listAsked(db, owned, url, reader);
	const at = Math.min(pageIn(url), Math.max(1, Math.ceil(rows.length / perPage)));
	const shown = rows.slice((at - 1) * perPage, at * perPage);
	return { ...list, rows: shown, count: rows.length, at, perPage };
}

/** What was resolved, as the address asks: by words, organ, year and outcome, in its order. */
export async function listAsked(db: Database, owned: Owned, url: URL, reader: Reader) {
	const { locale, original } = reader;
	const all = await seesAll(db, owned, reader);
	const rows = (await listRegister(db, owned, { publicOnly: !all })).map((one) => ({
		id: one.id,
		number: resolutionNumber(one) ?? '',
		order: (one.year ?? 0) * 100_000 + (one.number ?? 0),
		...titledIn(one.texts, locale, one.originalLocale),
		organId: one.organId,
		organ: textIn(one.organNames, locale, original),
		date: one.closedAt,
		timeZone: one.timeZone ?? 'UTC',
		year: one.closedAt ? dateIn(one.timeZone ?? 'UTC', one.closedAt).slice(0, 4) : '',
		outcome: one.outcome,
		outcomeName: one.outcome ? outcomeName(one.outcome, locale) : '',
		isPublic: one.isPublic
	}));
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const words = fold(asked('q').slice(0, 100)).split(' ').filter(Boolean);
	const shown = rows
		.filter(
			(row) =>
				(!asked('organ') || row.organId === asked('organ')) &&
				(!asked('year') || row.year === asked('year')) &&
				(!asked('outcome') || row.outcome === asked('outcome')) &&
				words.every((word) => fold(`${row.number} ${row.title} ${row.text}`).includes(word))
		)
		.sort(orderOf(asked('sort'), locale));
	const organs = new Map(rows.map(({ organId, organ }) => [organId, organ]));
	return {
		seesAll: all,
		rows: shown,
		organs: [...organs].map(([value, label]) => ({ value, label })),
		years: [...new Set(rows.map(({ year }) => year))].map((value) => ({ value, label: value })),
		outcomes: all
			? voteOutcomes.map((value) => ({ value, label: outcomeName(value, locale) }))
			: [],
		asked: Object.fromEntries(['q', 'organ', 'year', 'outcome'].map((name) => [name, asked(name)]))
	};
}

export type RegisterList = Awaited<ReturnType<typeof loadRegister>>;
type Listed = Awaited<ReturnType<typeof listAsked>>['rows'][number];
type Row = { id: string; order: number; title: string; organ: string; date: Date | null };

function orderOf(sort: string, locale: Locale) {
	const turn = sort.startsWith('-') ? -1 : 1;
	const { compare } = collators(locale, {});
	const by: Record<string, (a: Row, b: Row) => number> = {
		number: (a, b) => a.order - b.order,
		title: (a, b) => compare(a.title, b.title),
		organ: (a, b) => compare(a.organ, b.organ),
		date: (a, b) => Number(a.date) - Number(b.date)
	};
	const chosen = by[sort.replace(/^-/, '')];
	return (a: Row, b: Row) =>
		(chosen ? turn * chosen(a, b) : Number(b.date) - Number(a.date)) || compare(b.id, a.id);
}

export function registerSheet(
	list: { rows: readonly Listed[] },
	slug: string,
	locale: Locale
): Sheet {
	const said = { locale };
	return {
		name: `${slug}-resolutions`,
		columns: [
			{ key: 'number', label: m.governance_number({}, said) },
			{ key: 'title', label: m.governance_item_title({}, said) },
			{ key: 'text', label: m.governance_item_text({}, said) },
			{ key: 'organ', label: m.governance_organ({}, said) },
			{ key: 'day', label: m.governance_date({}, said) },
			{ key: 'outcomeName', label: m.governance_outcome({}, said) },
			{ key: 'id', label: m.organisations_column_id({}, said) }
		],
		batches: (async function* () {
			yield await Promise.resolve(
				list.rows.map(
					({ id, number, title, text, organ, outcomeName: outcome, date, timeZone }) => ({
						...{ id, number, title, text, organ, outcomeName: outcome },
						day: date ? dateIn(timeZone, date) : ''
					})
				)
			);
		})()
	};
}
