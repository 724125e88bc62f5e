import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { fold } from '#platform/search/fold.ts';
import { isStopWord } from '#platform/search/stopwords.ts';
import { listTerms } from '#platform/search/words.ts';
import { labelOf } from '#rooms/organisations/nace.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import {
	listParticipants,
	listStances,
	type ParticipantRecord
} from '#rooms/meetings/participant.server.ts';
import { listRequests } from '#rooms/meetings/request.server.ts';
import { stateOf } from '#rooms/meetings/request.ts';
import { reasonsFor, weightOf, type SuggestionReason } from '#rooms/meetings/suggestion.ts';
import { reasonText } from '#rooms/meetings/ui/words.ts';
import { languageName } from '#ui/format.ts';
import { describeParticipant } from './meetings-page.server.ts';

const wordsOf = (text: string, locale: string) =>
	new Set(listTerms(text, locale as Locale).filter((word) => word.length > 3 && !isStopWord(word)));

const known = (one: ParticipantRecord) => ({
	...one,
	offerWords: wordsOf(one.offers, one.textLocale),
	seekWords: wordsOf(one.seeks, one.textLocale)
});

export type Wanted = { text: string; country: string; language: string; sector: string };

/** All whom a participant could meet, those with the most reasons first. */
export async function listPartners(
	db: Database,
	own: ParticipantRecord,
	{ wanted, locale, now }: { wanted: Wanted; locale: Locale; now: Date }
) {
	const [people, stances, requests] = await Promise.all([
		listParticipants(db, own.eventId),
		listStances(db, own.eventId),
		listRequests(db, own.eventId, { participantId: own.id })
	]);
	const mine = new Map(
		stances.flatMap(({ participantId, otherId, stance }) =>
			participantId === own.id ? [[otherId, stance] as const] : []
		)
	);
	const asking = new Map(
		requests.flatMap((one) => {
			const other = one.askingId === own.id ? one.askedId : one.askingId;
			return one.closedAt
				? []
				: [
						[
							other,
							{ state: stateOf(one, now), isMine: one.askingId === own.id, id: one.id }
						] as const
					];
		})
	);
	const self = known(own);
	const text = fold(wanted.text);
	const partners = people
		.filter(({ id, isShown }) => id !== own.id && isShown && mine.get(id) !== 'not_for_me')
		.filter((one) => isWanted(one, { ...wanted, text }))
		.map((one) => {
			const request = asking.get(one.id);
			const wantsMe = request !== undefined && !request.isMine && request.state === 'open';
			const reasons = reasonsFor(self, known(one), wantsMe);
			return {
				one,
				reasons,
				weight: weightOf(reasons),
				request: request ?? null,
				stance: mine.get(one.id) ?? null
			};
		})
		.sort((a, b) => b.weight - a.weight || a.one.name.localeCompare(b.one.name));
	return {
		partners: partners.map(({ one, reasons, request, stance, weight }) => ({
			...describeParticipant(one, locale),
			offers: one.offers,
			seeks: one.seeks,
			textLocale: one.textLocale,
			languages: one.languages.map((code) => languageName(locale, code)),
			reasons: weight > 0 ? reasons.map((reason) => sayReason(reason, locale)) : [],
			request,
			stance
		})),
		countries: countriesOf(people, locale),
		languages: [...new Set(people.flatMap((one) => one.languages))].map((value) => ({
			value,
			label: languageName(locale, value)
		})),
		sectors: [...new Set(people.flatMap((one) => one.offerSectors))].sort().map((value) => ({
			value,
			label: labelOf(value, locale).text
		}))
	};
}

function isWanted(one: ParticipantRecord, { text, country, language, sector }: Wanted): boolean {
	const words = `${one.name} ${one.organisationName ?? ''} ${one.offers} ${one.seeks}`;
	return (
		(!text || fold(words).includes(text)) &&
		(!country || one.country === country) &&
		(!language || one.languages.includes(language)) &&
		(!sector || one.offerSectors.includes(sector))
	);
}

function countriesOf(people: readonly ParticipantRecord[], locale: Locale) {
	const codes = [...new Set(people.flatMap(({ country }) => country ?? []))];
	return codes
		.map((value) => ({ value, label: nameOfCountry(value, locale) }))
		.sort((one, other) => one.label.localeCompare(other.label));
}

export function sayReason({ word, about }: SuggestionReason, locale: Locale) {
	const names: Record<SuggestionReason['word'], (code: string) => string> = {
		offers_what_you_seek: (code) => labelOf(code, locale).text,
		seeks_what_you_offer: (code) => labelOf(code, locale).text,
		common_words: (text) => text,
		wants_to_meet_you: (text) => text,
		common_language: (code) => languageName(locale, code),
		other_country: (code) => nameOfCountry(code, locale)
	};
	return { word, text: reasonText(word, about.map(names[word]).join(', ')) };
}

export type Partner = Awaited<ReturnType<typeof listPartners>>['partners'][number];
