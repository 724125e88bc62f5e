import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { wallTime } from '#platform/wall-time.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { modeName, organiserRoleName, sessionKindName } from '#rooms/events/event-words.ts';
import { ownText } from '#rooms/events/own-text.ts';
import { listContacts, listOrganisers } from '#rooms/events/hosts.server.ts';
import { listProgramme, type ProgrammeSession } from '#rooms/events/programme.server.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { clusterLink, organisationLink } from './cluster-page.server.ts';

/** All that an event's own page says, in one reader's language. */
export async function loadEventSite(db: Database, event: EventRecord, locale: Locale) {
	const { id, texts, originalLocale: original } = event;
	const [programme, organisers, contacts] = await Promise.all([
		listProgramme(db, id),
		describeOrganisers(db, event, locale),
		listContacts(db, id)
	]);
	const text = (key: 'summary' | 'description' | 'practical') =>
		readerTexts(texts, key, { locale, original });
	return {
		summary: text('summary'),
		description: text('description'),
		practical: text('practical'),
		website: event.website,
		mode: modeName(event.mode, locale),
		address: [event.placeName, event.address, event.town].filter(Boolean).join(', '),
		country: event.country && nameOfCountry(event.country, locale),
		seats: event.seats,
		registrationOpensAt: event.registrationOpensAt,
		registrationClosesAt: event.registrationClosesAt,
		days: daysOf(programme, event, locale),
		organisers,
		contacts: contacts.map(({ id: key, name, side, email, phone }) => ({
			id: key,
			name,
			side,
			email,
			phone
		}))
	};
}

/** The programme by the days of the event's own zone. */
export function daysOf(
	programme: readonly ProgrammeSession[],
	{ timeZone, originalLocale: original }: Pick<EventRecord, 'timeZone' | 'originalLocale'>,
	locale: Locale
) {
	const byDay = Map.groupBy(programme, ({ startsAt }) => wallTime(timeZone, startsAt).slice(0, 10));
	return [...byDay].map(([day, sessions]) => ({
		day,
		sessions: sessions.map(({ id, kind, startsAt, endsAt, room, texts, speakers }) => ({
			id,
			kind,
			kindName: sessionKindName(kind, locale),
			startsAt,
			endsAt,
			room,
			title: readerTexts(texts, 'title', { locale, original }),
			description: readerTexts(texts, 'description', { locale, original }),
			speakers: speakers.map((speaker) => ({
				id: speaker.id,
				name: speaker.name,
				detail: [speaker.function, speaker.organisationName].filter(Boolean).join(', ')
			}))
		}))
	}));
}

export type ProgrammeDay = ReturnType<typeof daysOf>[number];

export async function describeOrganisers(
	db: Database,
	{ id, originalLocale: original }: Pick<EventRecord, 'id' | 'originalLocale'>,
	locale: Locale
) {
	const rows = await listOrganisers(db, id);
	const [organisations, clusters] = await Promise.all([
		listOrganisationNames(
			db,
			rows.flatMap(({ organisationId }) => organisationId ?? [])
		),
		listClusterNames(
			db,
			rows.flatMap(({ clusterId }) => clusterId ?? [])
		)
	]);
	return rows.map(({ id: key, organisationId, clusterId, name, role, scopes }) => {
		const organisation = organisations.get(organisationId ?? '');
		const cluster = clusters.get(clusterId ?? '');
		const link = organisation
			? organisationLink(organisation, locale)
			: cluster && clusterLink(cluster, locale);
		return {
			id: key,
			name: link?.name ?? name ?? '',
			href: link?.href ?? null,
			role: organiserRoleName(role, locale),
			scopes: ownText(scopes, { locale, original })
		};
	});
}
