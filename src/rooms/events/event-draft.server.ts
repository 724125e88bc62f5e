import { sql } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import type { EventDraft } from './event.ts';

/** What of an event its organisers write. */
export async function readEventDraft(db: Database, id: string): Promise<EventDraft> {
	return db
		.selectFrom('event')
		.select(draftColumns)
		.select([texts, funding])
		.where('event.id', '=', id)
		.executeTakeFirstOrThrow();
}

export const draftColumns = [
	'slug',
	'kind',
	'originalLocale',
	'startsAt',
	'endsAt',
	'timeZone',
	'mode',
	'placeName',
	'address',
	'town',
	'country',
	'region',
	'latitude',
	'longitude',
	'onlineUrl',
	'website',
	'seats',
	'admission',
	'registrationOpensAt',
	'registrationClosesAt',
	'offerHours'
] as const;

/** In each language in which there are any. */
export const texts = sql<EventDraft['texts']>`(
	select coalesce(json_object_agg(locale, json_build_object(
		'name', name, 'summary', summary, 'description', description, 'practical', practical
	) order by locale), '{}')
	from event_text where event_id = event.id)`.as('texts');

export const funding = sql<EventDraft['funding']>`(
	select json_build_object('projectName', project_name, 'programme', programme,
		'reference', reference, 'grantNumber', grant_number, 'emblem', emblem, 'statements', statements)
	from event_funding where event_id = event.id)`.as('funding');
