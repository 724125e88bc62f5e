import { m } from '#messages';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { areaName, kindName, stateName } from '#rooms/agreements/agreement-words.ts';
import { agreementKinds, agreementStates } from '#rooms/agreements/agreement.ts';
import { cooperationAreas, isArea } from '#rooms/agreements/areas.ts';
import {
	listAgreements,
	registerOrders,
	type ListedAgreement,
	type RegisterFilter,
	type RegisterOrder
} from '#rooms/agreements/register.server.ts';
import { pageIn } from './directory.server.ts';
import { findScope, listScopes } from './scopes.server.ts';

const perPage = 25;

/** What the register is asked for in its address; one name for page and export. */
export function registerFilterIn(url: URL): RegisterFilter {
	const all = (name: string) => url.searchParams.getAll(name);
	const party = url.searchParams.get('party');
	const days = Math.floor(Number(url.searchParams.get('ending')));
	return {
		kinds: agreementKinds.filter((kind) => all('kind').includes(kind)),
		states: agreementStates.filter((state) => all('state').includes(state)),
		areas: all('area').filter(isArea),
		party: isId(party) ? party : null,
		endingWithin: days > 0 && days <= 3660 ? days : null,
		text: (url.searchParams.get('q') ?? '').trim().slice(0, 200),
		isMine: url.searchParams.has('mine')
	};
}

export function registerOrderIn(url: URL): RegisterOrder {
	const sort = url.searchParams.get('sort') ?? '-changed';
	const by = registerOrders.find((one) => one === sort.replace(/^-/, ''));
	return by ? { by, down: sort.startsWith('-') } : { by: 'changed', down: true };
}

export async function loadRegister(
	db: Database,
	url: URL,
	{ actor, locale, now }: { actor: Actor; locale: Locale; now: Date }
) {
	const filter = registerFilterIn(url);
	const at = pageIn(url);
	const cut = { now, limit: perPage, offset: (at - 1) * perPage, order: registerOrderIn(url) };
	const { total, agreements } = await listAgreements(db, actor, filter, cut);
	const names = await namesOf(db, agreements, locale);
	return {
		...{ total, at, perPage, text: filter.text ?? '', ending: filter.endingWithin ?? null },
		party: filter.party ? await nameOfParty(db, filter.party, locale) : null,
		agreements: agreements.map((one) => describedAgreement(one, names, locale)),
		facets: facetsOf(filter, locale)
	};
}

async function nameOfParty(db: Database, id: string, locale: Locale) {
	const [cluster, organisation] = await Promise.all([
		findScope(db, { kind: 'cluster', id }, locale),
		findScope(db, { kind: 'organisation', id }, locale)
	]);
	return { id, name: (cluster ?? organisation)?.name ?? '' };
}

function facetsOf(filter: RegisterFilter, locale: Locale) {
	const facet = <Value extends string>(
		name: string,
		legend: string,
		values: readonly Value[],
		{
			label,
			chosen = []
		}: { label: (value: Value, locale: Locale) => string; chosen?: readonly string[] }
	) => ({
		...{ name, legend },
		choices: values.map((value) => ({
			...{ value, count: null, label: label(value, locale), checked: chosen.includes(value) }
		}))
	});
	const in_ = { locale };
	return [
		facet('state', m.agreements_state({}, in_), agreementStates, {
			...{ label: stateName, chosen: filter.states ?? [] }
		}),
		facet('kind', m.agreements_kind({}, in_), agreementKinds, {
			...{ label: kindName, chosen: filter.kinds ?? [] }
		}),
		facet('area', m.agreements_areas({}, in_), cooperationAreas, {
			...{ label: areaName, chosen: filter.areas ?? [] }
		})
	];
}

/** The names of all parties and owners on a page, each asked for once. */
export async function namesOf(
	db: Database,
	agreements: readonly ListedAgreement[],
	locale: Locale
): Promise<Map<string, { name: string; href: string }>> {
	const wanted = new Map(
		agreements.flatMap(({ parties, ownerKind, ownerId }) => [
			...parties.map(({ kind, id }) => [id, { kind, id }] as const),
			[ownerId, { kind: ownerKind, id: ownerId }] as const
		])
	);
	const scopes = await listScopes(db, [...wanted.values()], locale);
	return new Map(
		scopes.flatMap((scope) =>
			scope?.id ? [[scope.id, { name: scope.name, href: `/${locale}${scope.path}` }] as const] : []
		)
	);
}

export function describedAgreement(
	agreement: ListedAgreement,
	names: Awaited<ReturnType<typeof namesOf>>,
	locale: Locale
) {
	return {
		id: agreement.id,
		href: `/${locale}/agreements/${agreement.id}`,
		reference: agreement.reference,
		titles: agreement.titles,
		original: agreement.originalLocale,
		kind: kindName(agreement.kind, locale),
		state: agreement.state,
		stateName: stateName(agreement.state, locale),
		parties: agreement.parties.flatMap(({ id }) => names.get(id) ?? []),
		ends: agreement.ends,
		isPublic: agreement.isPublic,
		isDemo: agreement.isDemo
	};
}

export type DescribedAgreement = ReturnType<typeof describedAgreement>;
