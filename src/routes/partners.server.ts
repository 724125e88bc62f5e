import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { fold, listWords } from '#platform/search/fold.ts';
import { isStopWord } from '#platform/search/stopwords.ts';
import { listWordTerms } from '#platform/search/words.ts';
import { labelOf } from '#rooms/organisations/nace.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import {
	listParticipants,
	listStances,
	type ParticipantRecord
} from '#rooms/meetings/participant.server.ts';
import { listRequests } from '#rooms/meetings/request.server.ts';
import type { Stance } from '#rooms/meetings/participant.ts';
import { stateOf, type RequestState } from '#rooms/meetings/request.ts';
import { reasonsFor, weightOf, type SuggestionReason } from '#rooms/meetings/suggestion.ts';
import { reasonText } from '#rooms/meetings/ui/words.ts';
import { languageName } from '#ui/format.ts';
import { describeParticipant } from './meetings-page.server.ts';

/** The stems of a text, each with the word it came from. */
const wordsOf = (text: string, locale: Locale) =>
	new Map(
		listWords(text)
			.filter((word) => word.length > 3 && !isStopWord(word))
			.flatMap((word) => listWordTerms(word, locale).map((term) => [term, word] as const))
	);

const known = (one: ParticipantRecord) => ({
	...one,
	offerWords: new Set(wordsOf(one.offers, one.textLocale).keys()),
	seekWords: new Set(wordsOf(one.seeks, one.textLocale).keys())
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
		partners: partners.map((partner) => describePartner(partner, locale)),
		...choicesOf(people, locale)
	};
}

type Found = {
	one: ParticipantRecord;
	reasons: SuggestionReason[];
	weight: number;
	request: { state: RequestState; isMine: boolean; id: string } | null;
	stance: Stance | null;
};

const describePartner = ({ one, reasons, weight, request, stance }: Found, locale: Locale) => ({
	...describeParticipant(one, locale),
	offers: one.offers,
	seeks: one.seeks,
	textLocale: one.textLocale,
	languages: one.languages.map((code) => languageName(locale, code)),
	reasons: weight > 0 ? reasons.map((reason) => sayReason(spelt(reason, one), locale)) : [],
	request,
	stance
});

const choicesOf = (people: readonly ParticipantRecord[], locale: Locale) => ({
	countries: countriesOf(people, locale),
	languages: [...new Set(people.flatMap((one) => one.languages))].map((value) => ({
		value,
		label: languageName(locale, value)
	})),
	sectors: [...new Set(people.flatMap((one) => one.offerSectors))].sort().map((value) => ({
		value,
		label: labelOf(value, locale).text
	}))
});

/** Stems are for finding; people read the words as the other wrote them. */
function spelt(reason: SuggestionReason, one: ParticipantRecord): SuggestionReason {
	if (reason.word !== 'common_words') return reason;
	const words = wordsOf(`${one.offers} ${one.seeks}`, one.textLocale);
	return {
		word: reason.word,
		about: [...new Set(reason.about.map((term) => words.get(term) ?? term))]
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

function sayReason({ word, about }: SuggestionReason, locale: Locale) {
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
