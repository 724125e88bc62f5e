import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import type { Locale } from '#platform/locale.ts';
import {
	maySeeUnpublished,
	mayCheck,
	mayModerate,
	maySpeakFor,
	mayWrite
} from '#rooms/marketplace/access.ts';
import { findEntry, listSteps, type EntryRecord } from '#rooms/marketplace/entry-record.server.ts';
import {
	sayDirection,
	sayKind,
	sayPartnership,
	sayPartyRole,
	sayProperty,
	sayStage,
	sayState,
	sayStep
} from '#rooms/marketplace/entry-words.ts';
import { shows, shownSteps, type Shown } from '#rooms/marketplace/entry.ts';
import { listWriters } from '#rooms/marketplace/expiring.server.ts';
import { listShownFiles } from '#rooms/marketplace/files.server.ts';
import { listParties } from '#rooms/marketplace/parties.server.ts';
import { sectorsForActivity } from '#rooms/organisations/sectors.ts';
import { kindName, sizeName } from '#rooms/organisations/organisation-words.ts';
import { findStep } from '#rooms/organisations/value-chain.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { formatDate, formatNumber, languageName } from '#ui/format.ts';
import { onceForThePage } from './once-for-the-page.ts';
import { listScopes } from './scopes.server.ts';

type PageEvent = RequestEvent & { params: { id: string } };

const readEntry = (event: PageEvent) =>
	onceForThePage(event, 'entry', () => findEntry(event.locals.db, event.params.id));

/** The entry asked for; one that is not published is there for its owner, its parties and the cluster. */
export async function entryOf(event: PageEvent): Promise<EntryRecord> {
	const entry = found(await readEntry(event));
	const { actor, db } = event.locals;
	if (entry.state === 'published' || maySeeUnpublished(actor, entry)) return entry;
	const parties = await listParties(db, entry.id);
	const isParty = parties.some(({ organisationId }) => maySpeakFor(actor, organisationId));
	return found(isParty ? entry : null);
}

/** The entry of a page on which its owner's people write. */
export async function writtenEntry(event: PageEvent): Promise<EntryRecord> {
	const entry = await entryOf(event);
	require(event, mayWrite(event.locals.actor, entry.organisationId));
	return entry;
}

/** How much of the owner a reader sees. */
export function shownTo(actor: Actor, entry: EntryRecord): Shown {
	if (maySeeUnpublished(actor, entry)) return 'contact';
	return shownSteps[
		Math.max(
			shownSteps.indexOf(entry.shownToAll),
			actor.grants.length > 0 ? shownSteps.indexOf(entry.shownToMembers) : 0
		)
	] as Shown;
}

export function rightsIn(actor: Actor, entry: EntryRecord) {
	return {
		writes: mayWrite(actor, entry.organisationId),
		checks: mayCheck(actor, entry.clusterId),
		moderates: mayModerate(actor, entry.clusterId)
	};
}

/** Everything of an entry in the reader's words. */
export async function describeEntry(event: PageEvent, entry: EntryRecord) {
	const { db, locale, actor, now } = event.locals;
	const shown = shownTo(actor, entry);
	const [files, parties, owner] = await Promise.all([
		listShownFiles(db, entry.id),
		describeParties(db, entry.id, locale),
		ownerOf(db, entry, { shown, locale, now })
	]);
	return {
		id: entry.id,
		texts: entry.texts,
		original: entry.originalLocale,
		state: entry.state,
		stateWord: sayState(entry.state, locale),
		direction: entry.direction,
		directionWord: sayDirection(entry.direction, locale),
		kindWord: sayKind(entry.kind, locale),
		isDemo: entry.isDemo,
		edition: entry.edition,
		contactWay: entry.contactWay,
		publishedOn: entry.publishedAt && formatDate(locale, entry.publishedAt, 'long'),
		validUntil: entry.validUntil && formatDate(locale, entry.validUntil, 'long'),
		place: placeOf(entry, locale),
		facts: factsOf(entry, locale),
		owner,
		parties: parties.filter(({ state }) => state === 'agreed'),
		files: files.map((file) => describeFile(entry, file, locale))
	};
}

type Filed = Awaited<ReturnType<typeof listShownFiles>>[number];

export const describeFile = (
	entry: Pick<EntryRecord, 'id'>,
	{ id, kind, titles, name, bytes, shownAt }: Filed,
	locale: Locale
) => ({
	...{ id, kind, titles, name, bytes, isWaiting: shownAt === null },
	href: `/${locale}/marketplace/${entry.id}/files/${id}`
});

const placeOf = ({ country, region }: EntryRecord, locale: Locale): string =>
	[region && nameOfRegion(region, locale), nameOfCountry(country, locale)]
		.filter(Boolean)
		.join(', ');

/** What is told in codes: a term and its text; what was left open is left out by the page. */
function factsOf(entry: EntryRecord, locale: Locale) {
	const list = (values: readonly string[]) => values.join(', ') || null;
	const day = (value: string | null) => value && formatDate(locale, value, 'long');
	const steps = entry.chainSteps.map(
		(label) => findStep(label.replace(':', '.'))?.names[locale] ?? label
	);
	const sectors = entry.activities.flatMap((code) => sectorsForActivity(code));
	const wanted = [
		...entry.wantedCountries.map((code) => nameOfCountry(code, locale)),
		...entry.wantedRegions.map((code) => nameOfRegion(code, locale))
	];
	return {
		steps: list(steps),
		sectors: list([...new Set(sectors.map(({ names }) => names[locale]))]),
		stage: entry.stage && sayStage(entry.stage, locale),
		property: entry.property && sayProperty(entry.property, locale),
		partnerships: list(entry.partnerships.map((kind) => sayPartnership(kind, locale))),
		partnerKinds: list(entry.partnerKinds.map((kind) => kindName(kind as never, locale))),
		partnerSizes: list(entry.partnerSizes.map((size) => sizeName(size as never, locale))),
		wanted: list(wanted),
		languages: list(entry.languages.map((code) => languageName(locale, code))),
		amount:
			entry.quantity === null
				? null
				: `${formatNumber(locale, entry.quantity)} ${entry.unit ?? ''}`,
		availableFrom: day(entry.availableFrom),
		availableUntil: day(entry.availableUntil),
		callName: entry.callName,
		callUrl: entry.callUrl,
		callDeadline: day(entry.callDeadline)
	};
}

type Reading = { shown: Shown; locale: Locale; now: Date };

async function ownerOf(db: Database, entry: EntryRecord, { shown, locale, now }: Reading) {
	const [organisation, cluster] = await listScopes(
		db,
		[
			{ kind: 'organisation', id: entry.organisationId },
			...(entry.clusterId ? [{ kind: 'cluster' as const, id: entry.clusterId }] : [])
		],
		locale
	);
	const hasName = shows(shown, 'name');
	const [contact] = shows(shown, 'contact') ? await listWriters(db, entry, now) : [];
	return {
		name: hasName ? (organisation?.name ?? null) : null,
		href: hasName && organisation ? `/${locale}${organisation.path}` : null,
		size: shows(shown, 'size') && entry.sizeClass ? sizeName(entry.sizeClass, locale) : null,
		contact: contact ? { name: contact.name, email: contact.email } : null,
		cluster: cluster ? { name: cluster.name, href: `/${locale}${cluster.path}` } : null
	};
}

/** Those who stand behind a joint entry, and what they have said so far. */
export async function describeParties(db: Database, entryId: string, locale: Locale) {
	const parties = await listParties(db, entryId);
	const scopes = await listScopes(
		db,
		parties.map(({ organisationId: id }) => ({ kind: 'organisation' as const, id })),
		locale
	);
	return parties.map(({ organisationId, role, share, agreedAt, declinedAt }, at) => ({
		...{ organisationId, share, role: sayPartyRole(role, locale) },
		name: scopes[at]?.name ?? '',
		href: `/${locale}/organisations/${organisationId}`,
		state: agreedAt ? ('agreed' as const) : declinedAt ? ('declined' as const) : ('waits' as const)
	}));
}

export async function describeSteps(db: Database, entryId: string, locale: Locale) {
	const steps = await listSteps(db, entryId);
	return steps.map(({ id, kind, at, comment, byName }) => ({
		...{ id, kind, comment, byName },
		word: sayStep(kind, locale),
		day: formatDate(locale, dayOf(at), 'long')
	}));
}
