import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { collators } from '#platform/intl.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { readGiven } from '#rooms/meetings/given.server.ts';
import { spokenLanguages } from '#rooms/meetings/languages.ts';
import { listParticipants } from '#rooms/meetings/participant.server.ts';
import { listSpecialists } from '#rooms/meetings/specialist.server.ts';
import { interpretersFor, needInterpreter } from '#rooms/meetings/specialist.ts';
import { languageName } from '#ui/format.ts';
import { describeMeetings } from './meetings-page.server.ts';

const mostShown = 20;
const mostOffered = 500;

/** Interpreters and experts with their lists, and the meetings that wait for one. */
export async function describeSpecialists(db: Database, record: EventRecord, locale: Locale) {
	const [given, people, specialists] = await Promise.all([
		readGiven(db, record.id, { name: '', timeZone: record.timeZone }),
		listParticipants(db, record.id),
		listSpecialists(db, record.id)
	]);
	const { compare } = collators(locale, {});
	const meetings = await describeMeetings(db, record.id, { locale, people });
	const names = new Map(people.map(({ id, name }) => [id, name]));
	const pair = (who: readonly string[]) => who.map((id) => names.get(id) ?? '–').join(' – ');
	const tongues = new Map(people.map(({ id, languages }) => [id, languages]));
	const speechless = given.wishes.filter(({ who }) => needInterpreter(who, tongues));
	const unspoken = speechless.filter(
		({ who }) => interpretersFor(who, tongues, given.specialists).length === 0
	);
	const languagesOf = (languages: readonly string[]) =>
		languages.map((one) => languageName(locale, one)).join(', ');
	const agreed = given.wishes
		.slice(0, mostOffered)
		.map(({ id, who, needs }) => ({ id, pair: pair(who), needs }))
		.sort((one, other) => compare(one.pair, other.pair));
	return {
		// Their hours as they were set; what the desk has noted since stands at the desk.
		specialists: specialists.map(({ id, kind, name, languages, absent }) => ({
			...{ id, kind, name, languages: languagesOf(languages) },
			slots: given.slots.map((slot) => ({
				...{ id: slot.id, startsAt: slot.startsAt },
				isThere: !absent.includes(slot.id)
			})),
			meetings: meetings.filter((one) => one.specialists.some((at) => at.id === id)),
			needed: agreed.filter(({ needs }) => needs.includes(id))
		})),
		speechless: speechless.length,
		unspoken: unspoken.slice(0, mostShown).map(({ id, who }) => ({
			id,
			pair: pair(who),
			languages: who.map((one) => languagesOf(tongues.get(one) ?? [])).join(' / ')
		})),
		requests: agreed.map(({ id, pair: label }) => ({ value: id, label })),
		languages: spokenLanguages
			.map((value) => ({ value, label: languageName(locale, value) }))
			.sort((one, other) => compare(one.label, other.label))
	};
}
