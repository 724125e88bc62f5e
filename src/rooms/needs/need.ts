import { listWords } from '#platform/search/fold.ts';
import type { Locale } from '#platform/locale.ts';
import type { EntryKind } from '#rooms/marketplace/entry.ts';
import { sectorsForActivity } from '#rooms/organisations/sectors.ts';
import { valueChains } from '#rooms/organisations/value-chain.ts';

export const needKinds = [
	'supplier',
	'customer',
	'technology',
	'research',
	'people',
	'training',
	'finance',
	'certification',
	'premises',
	'other'
] as const;
export type NeedKind = (typeof needKinds)[number];

/** Who brought it: the member itself, an answer to a survey, the team from a meeting or on its own. */
export const needSources = ['member', 'survey', 'meeting', 'team'] as const;
export type NeedSource = (typeof needSources)[number];

/** What became of it. */
export const needAnswerKinds = ['entry', 'event', 'project', 'words'] as const;
export type NeedAnswerKind = (typeof needAnswerKinds)[number];

export const longestNeed = 400;
export const longestAnswer = 2_000;

/** A need as it is said. */
export type NeedDraft = {
	locale: Locale;
	text: string;
	kind: NeedKind;
	/** `textile_fashion:weaving` */
	chainStep: string | null;
	/** An activity of NACE. */
	activity: string | null;
	/** Whether other members of the cluster may read who said it. */
	showsName: boolean;
};

/** What two sayings of one sentence have in common: its words without their signs and capitals. */
export const sentenceOf = (text: string): string => listWords(text).join(' ');

/** The sectors a need counts towards: by the activity, else by the chain of its step. */
export function sectorsOf({ activity, chainStep }: Pick<NeedDraft, 'activity' | 'chainStep'>) {
	if (activity) return sectorsForActivity(activity).map(({ code }) => code);
	const chain = chainStep?.split(':')[0];
	const sector = valueChains.find(({ id }) => id === chain)?.sector;
	return sector ? [sector] : [];
}

/** What somebody lacks who asks for this in the marketplace. */
export const kindOfRequest: Record<EntryKind, NeedKind> = {
	product: 'supplier',
	service: 'supplier',
	capacity: 'supplier',
	technology: 'technology',
	research: 'research',
	partner_search: 'other',
	internship: 'people',
	know_how: 'training',
	good_practice: 'training'
};

/** And what they would ask for there. */
export const requestOfKind: Record<NeedKind, EntryKind> = {
	supplier: 'product',
	customer: 'partner_search',
	technology: 'technology',
	research: 'research',
	people: 'internship',
	training: 'know_how',
	finance: 'partner_search',
	certification: 'service',
	premises: 'service',
	other: 'partner_search'
};
