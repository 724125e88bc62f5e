import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { areaName } from '#rooms/agreements/agreement-words.ts';
import { isArea } from '#rooms/agreements/areas.ts';
import {
	listAcross,
	obligationOrders,
	titlesOf,
	type AcrossObligation,
	type ObligationFilter,
	type ObligationOrder
} from '#rooms/obligations/my-obligations.server.ts';
import { standings } from '#rooms/obligations/obligation-life.ts';
import { recurrenceName, standingName } from '#rooms/obligations/obligation-words.ts';
import { pageIn } from './directory.server.ts';
import type { Scope } from '#rooms/people/grant.ts';
import { findScope, listScopes } from './scopes.server.ts';

const perPage = 25;

/** What the list is asked for in its address, by page and export alike. */
export function obligationFilterIn(url: URL): ObligationFilter {
	const { searchParams } = url;
	const id = (name: string) => {
		const text = searchParams.get(name);
		return isId(text) ? text : null;
	};
	const days = Math.floor(Number(searchParams.get('within')));
	return {
		isMine: !searchParams.has('all'),
		standing: standings.find((one) => one === searchParams.get('standing')) ?? null,
		within: days > 0 && days <= 3660 ? days : null,
		areas: searchParams.getAll('area').filter(isArea),
		...{ agreementId: id('agreement'), party: id('party') }
	};
}

export function obligationOrderIn(url: URL): ObligationOrder {
	const sort = url.searchParams.get('sort') ?? 'due';
	const by = obligationOrders.find((one) => one === sort.replace(/^-/, ''));
	return by ? { by, down: sort.startsWith('-') } : { by: 'due', down: false };
}

type Reader = { actor: Actor; locale: Locale; today: string };

export async function loadAcross(db: Database, url: URL, { actor, locale, today }: Reader) {
	const filter = obligationFilterIn(url);
	const at = pageIn(url);
	const cut = { today, limit: perPage, offset: (at - 1) * perPage, order: obligationOrderIn(url) };
	const [{ total, obligations }, chosen] = await Promise.all([
		listAcross(db, actor, filter, cut),
		nameChosen(db, filter, locale)
	]);
	const names = await partyNamesOf(db, obligations, locale);
	return {
		...{ total, at, perPage, filter, chosen },
		obligations: obligations.map((one) => describedAcross(one, names, locale))
	};
}

async function nameChosen(db: Database, { agreementId, party }: ObligationFilter, locale: Locale) {
	const [titles, cluster, organisation] = await Promise.all([
		titlesOf(db, agreementId ? [agreementId] : []),
		party ? findScope(db, { kind: 'cluster', id: party }, locale) : undefined,
		party ? findScope(db, { kind: 'organisation', id: party }, locale) : undefined
	]);
	const title = titles.get(agreementId ?? '');
	const name = title && (title[locale] ?? Object.values(title)[0]);
	const scope = cluster ?? organisation;
	return [
		...(agreementId && name ? [{ name: 'agreement', value: agreementId, label: name }] : []),
		...(party && scope ? [{ name: 'party', value: party, label: scope.name }] : [])
	];
}

export async function partyNamesOf(
	db: Database,
	obligations: readonly AcrossObligation[],
	locale: Locale
): Promise<Map<string, string>> {
	const wanted = obligations.flatMap(({ clusterId, organisationId }): Scope[] =>
		clusterId
			? [{ kind: 'cluster', id: clusterId }]
			: organisationId
				? [{ kind: 'organisation', id: organisationId }]
				: []
	);
	const scopes = await listScopes(db, wanted, locale);
	return new Map(scopes.flatMap((scope) => (scope?.id ? [[scope.id, scope.name]] : [])));
}

export const describedAcross = (
	row: AcrossObligation,
	names: ReadonlyMap<string, string>,
	locale: Locale
) => ({
	id: row.id,
	href: `/${locale}/agreements/${row.agreementId}/obligations#o-${row.id}`,
	texts: row.texts,
	original: row.originalLocale,
	titles: row.titles,
	reference: row.reference,
	area: areaName(row.area, locale),
	party: names.get(row.clusterId ?? row.organisationId ?? '') ?? null,
	ownerName: row.ownerName,
	due: row.nextDueOn,
	recurrence: row.recurrence === 'none' ? null : recurrenceName(row.recurrence, locale),
	standing: row.standing,
	standingName: standingName(row.standing, locale)
});

export type DescribedAcross = ReturnType<typeof describedAcross>;
