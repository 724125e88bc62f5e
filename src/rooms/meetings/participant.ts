export type Half = 'morning' | 'afternoon';

/** How one participant stands to another; `not_for_me` only keeps a suggestion from coming back. */
export const stances = ['must', 'want', 'never', 'not_for_me'] as const;
export type Stance = (typeof stances)[number];

export type ParticipantProfile = {
	offers: string;
	seeks: string;
	offerSectors: readonly string[];
	seekSectors: readonly string[];
	languages: readonly string[];
	country: string | null;
	half: Half | null;
	isOnline: boolean;
	isShown: boolean;
	autoAccept: boolean;
	mostMeetings: number | null;
};

/** What still makes others pass by: the parts of a profile that are empty. */
export function missingParts(profile: ParticipantProfile) {
	return [
		...(profile.offers.trim().length < 20 ? ['offers' as const] : []),
		...(profile.seeks.trim().length < 20 ? ['seeks' as const] : []),
		...(profile.offerSectors.length === 0 ? ['offer_sectors' as const] : []),
		...(profile.seekSectors.length === 0 ? ['seek_sectors' as const] : []),
		...(profile.languages.length === 0 ? ['languages' as const] : [])
	];
}
