import type { ParticipantProfile } from './participant.ts';

/** Why somebody is worth meeting, in words a person can check. */
export type SuggestionReason =
	| { word: 'offers_what_you_seek'; about: string[] }
	| { word: 'seeks_what_you_offer'; about: string[] }
	| { word: 'common_words'; about: string[] }
	| { word: 'wants_to_meet_you'; about: string[] }
	| { word: 'common_language'; about: string[] }
	| { word: 'other_country'; about: string[] };

type Known = Pick<ParticipantProfile, 'offerSectors' | 'seekSectors' | 'languages' | 'country'> & {
	offerWords: ReadonlySet<string>;
	seekWords: ReadonlySet<string>;
};

const weights: Record<SuggestionReason['word'], number> = {
	wants_to_meet_you: 5,
	offers_what_you_seek: 4,
	seeks_what_you_offer: 3,
	common_words: 2,
	common_language: 1,
	other_country: 0.5
};

/** All that speaks for a meeting; without a language in common nothing does. */
export function reasonsFor(own: Known, other: Known, wantsMe: boolean): SuggestionReason[] {
	const languages = common(own.languages, other.languages);
	if (own.languages.length > 0 && other.languages.length > 0 && languages.length === 0) return [];
	const offered = common(other.offerSectors, own.seekSectors);
	const sought = common(other.seekSectors, own.offerSectors);
	const words = [
		...common([...own.seekWords], [...other.offerWords]),
		...common([...own.offerWords], [...other.seekWords])
	];
	return [
		...(wantsMe ? [{ word: 'wants_to_meet_you' as const, about: [] }] : []),
		...some('offers_what_you_seek', offered),
		...some('seeks_what_you_offer', sought),
		...some('common_words', [...new Set(words)].slice(0, 4)),
		...some('common_language', languages),
		...(other.country && own.country && other.country !== own.country
			? [{ word: 'other_country' as const, about: [other.country] }]
			: [])
	];
}

const some = (
	word: 'offers_what_you_seek' | 'seeks_what_you_offer' | 'common_words' | 'common_language',
	about: string[]
): SuggestionReason[] => (about.length > 0 ? [{ word, about }] : []);

const common = (one: readonly string[], other: readonly string[]): string[] => {
	const there = new Set(other);
	return one.filter((item) => there.has(item));
};

/** What the reasons weigh together; a shared language or a border alone is no reason to meet. */
export function weightOf(reasons: readonly SuggestionReason[]): number {
	const isReal = reasons.some(({ word }) => word !== 'common_language' && word !== 'other_country');
	if (!isReal) return 0;
	return reasons.reduce(
		(sum, { word, about }) =>
			sum + weights[word] * (word === 'common_words' ? about.length / 2 : 1),
		0
	);
}
