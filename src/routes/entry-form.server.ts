import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { newId } from '#platform/ids.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { listMembershipsOf } from '#rooms/clusters/membership.server.ts';
import { mayWrite } from '#rooms/marketplace/access.ts';
import { findDraft } from '#rooms/marketplace/autosave.server.ts';
import {
	sayDirectionChoice,
	sayKind,
	sayPartnership,
	sayProperty,
	sayShown,
	sayStage,
	sayWay
} from '#rooms/marketplace/entry-words.ts';
import {
	contactWays,
	directions,
	entryKinds,
	partnerships,
	properties,
	shownSteps,
	stages
} from '#rooms/marketplace/entry.ts';
import { kindName, sizeName } from '#rooms/organisations/organisation-words.ts';
import { organisationKinds, sizeClasses } from '#rooms/organisations/organisation.ts';
import { valueChains } from '#rooms/organisations/value-chain.ts';
import { languageName } from '#ui/format.ts';
import { choicesFor } from './cluster-form.server.ts';
import { listScopes } from './scopes.server.ts';

const inWords = <Value extends string>(
	values: readonly Value[],
	say: (value: Value, locale: Locale) => string,
	locale: Locale
) => values.map((value) => ({ value, label: say(value, locale) }));

/** What can be chosen on the form of an entry. */
export function entryChoices(locale: Locale) {
	const { countries, regions } = choicesFor(locale);
	return {
		countries,
		regions,
		kinds: inWords(entryKinds, sayKind, locale),
		directions: inWords(directions, sayDirectionChoice, locale),
		stages: inWords(stages, sayStage, locale),
		properties: inWords(properties, sayProperty, locale),
		partnerships: inWords(partnerships, sayPartnership, locale),
		ways: inWords(contactWays, sayWay, locale),
		shown: inWords(shownSteps, sayShown, locale),
		partnerKinds: inWords(organisationKinds, kindName, locale),
		sizes: inWords(sizeClasses, sizeName, locale),
		languages: inWords(
			[...locales, 'cs', 'es', 'it', 'nl', 'ro', 'tr', 'uk'],
			(code) => languageName(locale, code),
			locale
		),
		steps: valueChains.map(({ id, names, steps }) => ({
			label: names[locale],
			options: steps.map((step) => ({ value: `${id}:${step.id}`, label: step.names[locale] }))
		}))
	};
}

/** The organisations somebody writes entries for, and the clusters these belong to. */
export async function listWriting(
	db: Database,
	actor: Actor,
	{ locale, now }: { locale: Locale; now: Date }
) {
	const ids = actor.grants.flatMap(({ scopeKind, scopeId }) =>
		scopeKind === 'organisation' && scopeId && mayWrite(actor, scopeId) ? [scopeId] : []
	);
	const clusterIds = await listClustersOf(db, ids, now);
	const [owners, clusters] = await Promise.all([
		namedChoices(db, 'organisation', ids, locale),
		namedChoices(db, 'cluster', clusterIds, locale)
	]);
	return { owners, clusters };
}

async function namedChoices(
	db: Database,
	kind: 'organisation' | 'cluster',
	ids: readonly string[],
	locale: Locale
) {
	const scopes = await listScopes(
		db,
		ids.map((id) => ({ kind, id })),
		locale
	);
	return scopes.flatMap((scope) => (scope?.id ? [{ value: scope.id, label: scope.name }] : []));
}

/** Clusters of which one of these organisations is a member now. */
export async function listClustersOf(db: Database, ids: readonly string[], now: Date) {
	const today = dayOf(now);
	const memberships = (await Promise.all(ids.map((id) => listMembershipsOf(db, id)))).flat();
	const standing = memberships.filter(
		({ validFrom, validUntil }) => validFrom <= today && (validUntil === null || validUntil > today)
	);
	return [...new Set(standing.map(({ clusterId }) => clusterId))];
}

/** Where the typing begins: what was kept of it, and where it is kept. */
export async function beginningOf(
	{ locals, url }: RequestEvent,
	personId: string,
	entry?: { id: string; edition: number }
) {
	const { db, locale } = locals;
	const asked = url.searchParams.get('draft');
	const need = url.searchParams.get('need');
	const kept = entry
		? await findDraft(db, { personId, entryId: entry.id })
		: asked && (await findDraft(db, { personId, id: asked }));
	return {
		typed: kept ? kept.typed : undefined,
		savedAt: kept ? kept.savedAt : undefined,
		begunFromId: kept ? kept.begunFromId : null,
		beginning: {
			id: kept ? kept.id : newId(),
			entryId: entry?.id ?? null,
			personId,
			baseEdition: kept ? kept.baseEdition : (entry?.edition ?? 0),
			revision: kept ? kept.revision : 0,
			href: `/${locale}/marketplace/drafts${need ? `?need=${encodeURIComponent(need)}` : ''}`
		}
	};
}
