import type { Locale } from '#platform/locale.ts';

export const stages = [
	'idea',
	'letter_of_intent',
	'initiative',
	'cooperation_agreement',
	'active',
	'dormant',
	'dissolved',
	'succeeded'
] as const;
export type Stage = (typeof stages)[number];

export const membershipKinds = ['member', 'partner'] as const;
export type MembershipKind = (typeof membershipKinds)[number];

export const councilRoles = ['chair', 'deputy_chair', 'member', 'secretary'] as const;
export type CouncilRole = (typeof councilRoles)[number];

export const registers = ['parp_map', 'kkk', 'eccp', 'label', 'club', 'other'] as const;
export type Register = (typeof registers)[number];

export type ClusterText = { name: string; shortName: string | null; description: string };

export type ClusterDraft = {
	slug: string;
	originalLocale: Locale;
	foundedOn: string | null;
	country: string;
	region: string | null;
	town: string | null;
	latitude: number | null;
	longitude: number | null;
	website: string | null;
	texts: Partial<Record<Locale, ClusterText>>;
	sectors: { scheme: 'nace' | 'ecosystem'; code: string }[];
};

/** Which stage may follow which; going back is a correction of the record, not a step of a life. */
const followers: Record<Stage, readonly Stage[]> = {
	idea: ['letter_of_intent', 'initiative', 'cooperation_agreement', 'dormant', 'dissolved'],
	letter_of_intent: ['initiative', 'cooperation_agreement', 'dormant', 'dissolved', 'succeeded'],
	initiative: ['cooperation_agreement', 'active', 'dormant', 'dissolved', 'succeeded'],
	cooperation_agreement: ['active', 'dormant', 'dissolved', 'succeeded'],
	active: ['dormant', 'dissolved', 'succeeded'],
	dormant: ['active', 'dissolved', 'succeeded'],
	dissolved: [],
	succeeded: []
};

export const mayFollow = (from: Stage | null, to: Stage): boolean =>
	from === null || followers[from].includes(to);

export const listNextStages = (from: Stage | null): readonly Stage[] =>
	from === null ? stages : followers[from];

export type Dated = { validFrom: string; validUntil: string | null };

/** A term runs from its first day to the day before it ends: [from, until). */
export const isInForceOn = ({ validFrom, validUntil }: Dated, date: string): boolean =>
	validFrom <= date && (validUntil === null || date < validUntil);

/** Founding follows from the date, never from a flag: whoever was in on the founding day. */
export const isFounding = (membership: Dated, foundedOn: string | null): boolean =>
	foundedOn !== null && membership.validFrom <= foundedOn;

export const sectionOf = (stage: Stage | null): 'alive' | 'forming' | 'past' => {
	if (stage === 'active' || stage === 'cooperation_agreement') return 'alive';
	return stage === 'dissolved' || stage === 'succeeded' || stage === 'dormant' ? 'past' : 'forming';
};

const letters: Record<string, string> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe' };

/** `Klaster Łódź – moda!` → `klaster-lodz-moda` (fed with text already in Latin letters). */
export function slugOf(latin: string): string {
	return latin
		.toLowerCase()
		.replace(/[łđøßæœ]/g, (letter) => letters[letter] ?? letter)
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, 60)
		.replace(/-+$/, '');
}
