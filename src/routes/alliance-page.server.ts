import type { RequestEvent } from '@sveltejs/kit';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { collators } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import { mayEdit, mayManage } from '#rooms/alliances/access.ts';
import { findAllianceId } from '#rooms/alliances/alliance.server.ts';
import { findAlliance, type AllianceRecord } from '#rooms/alliances/alliance-record.server.ts';
import { kindName, orderOfRoles, roleName } from '#rooms/alliances/alliance-words.ts';
import { countMembers } from '#rooms/clusters/cluster-record.server.ts';
import { isInForceOn } from '#rooms/clusters/cluster.ts';
import { nameFor, readerTexts } from '#rooms/clusters/reader-texts.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { actsUpon } from './acting-upon.server.ts';
import { clusterLink, organisationLink } from './cluster-page.server.ts';
import { onceForThePage } from './once-for-the-page.ts';

type AllianceEvent = RequestEvent & { params: { slug: string } };

export const allianceOf = (event: AllianceEvent): Promise<AllianceRecord> =>
	onceForThePage(event, 'alliance', () => readAlliance(event));

async function readAlliance({ locals, params }: AllianceEvent): Promise<AllianceRecord> {
	return found(await findAlliance(locals.db, params.slug, locals.now));
}

export const allianceIdOf = async ({ locals, params }: AllianceEvent): Promise<string> =>
	found(await findAllianceId(locals.db, params.slug));

/** The alliance of a page that only its managers see. */
export async function managedAlliance(event: AllianceEvent): Promise<AllianceRecord> {
	const alliance = await allianceOf(event);
	require(event, mayManage(event.locals.actor, alliance.id));
	return alliance;
}

export const managing = actsUpon<AllianceEvent>({
	idOf: allianceIdOf,
	mayManage,
	pageOf: ({ slug }, page) => `/alliances/${slug}/manage/${page}`
});

/** What stands on each of an alliance's pages: its name, and who pays. */
export function describeHead(event: AllianceEvent, alliance: AllianceRecord) {
	const { locale, actor, now } = event.locals;
	const { texts, originalLocale: original, funding } = alliance;
	const day = dayOf(now);
	return {
		id: alliance.id,
		slug: alliance.slug,
		original,
		name: readerTexts(texts, 'name', { locale, original }),
		shortName: Object.values(readerTexts(texts, 'shortName', { locale, original }))[0] ?? null,
		kind: kindName(alliance.kind, locale),
		isUmbrella: alliance.kind === 'umbrella',
		logo: alliance.logoFileId && `/files/${alliance.logoFileId}`,
		isDemo: alliance.isDemo,
		isDormant: alliance.dormantSince !== null,
		confirmedAt: alliance.confirmedAt,
		confirmation: alliance.confirmation,
		parties: alliance.parties.filter((party) => isInForceOn(party, day)).length,
		funding: funding && {
			projectName: funding.projectName,
			programme: funding.programme,
			reference: funding.reference,
			grantNumber: funding.grantNumber,
			hasEmblem: funding.emblem === 'eu',
			statements: funding.statements
		},
		mayEdit: mayEdit(actor, alliance.id),
		mayManage: mayManage(actor, alliance.id)
	};
}
type Party = AllianceRecord['parties'][number];

/** Parties in words, who leads first; clusters with the number of their members. */
export async function describeParties(
	db: Database,
	parties: readonly Party[],
	{ locale, today: day }: { locale: Locale; today: string }
) {
	const { compare } = collators(locale, {});
	const clusterIds = parties.flatMap(({ cluster }) => cluster?.id ?? []);
	const counts = await countMembers(db, clusterIds, day);
	return parties
		.flatMap((party) => {
			const { id, role, validFrom, validUntil, cluster, organisation } = party;
			const named = cluster ?? organisation;
			if (!named) return [];
			const link = cluster
				? clusterLink(cluster, locale)
				: organisation && organisationLink(organisation, locale);
			return {
				id,
				role,
				validFrom,
				validUntil,
				partyId: named.id,
				kind: cluster ? ('cluster' as const) : ('organisation' as const),
				roleName: roleName(role, locale),
				name: link?.name ?? nameFor(named.texts, locale, named.originalLocale),
				href: link?.href ?? '',
				countryCode: named.country,
				country: nameOfCountry(named.country, locale),
				town: named.town,
				members: cluster ? (counts.get(cluster.id)?.member ?? 0) : null
			};
		})
		.sort((one, other) => orderOfRoles(one.role, other.role) || compare(one.name, other.name));
}
