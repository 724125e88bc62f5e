import type { EntryDraft } from './entry.ts';
import { isShouting } from './entry-text.ts';

/** What makes an entry found and answered, in the order in which it is worth doing. */
export const checklistPoints = [
	'title_says_what',
	'summary_full',
	'advantages_named',
	'sector_chosen',
	'partner_described',
	'partnership_chosen',
	'stage_told',
	'region_wanted',
	'second_language',
	'picture_added',
	'valid_until_set'
] as const;
export type ChecklistPoint = (typeof checklistPoints)[number];

type Judged = Pick<
	EntryDraft,
	| 'kind'
	| 'originalLocale'
	| 'texts'
	| 'activities'
	| 'chainSteps'
	| 'partnerships'
	| 'stage'
	| 'wantedCountries'
	| 'wantedRegions'
	| 'validUntil'
>;

/** The points that fit its kind, each with whether it is met; asked again at every key that is typed. */
export function judgeEntry(
	draft: Judged,
	{ pictures }: { pictures: number }
): { point: ChecklistPoint; isMet: boolean }[] {
	const own = draft.texts[draft.originalLocale];
	const words = (text = '') => text.split(/\s+/).filter((word) => word.length > 1).length;
	const met: Record<ChecklistPoint, boolean> = {
		title_says_what: words(own?.title) >= 4 && !isShouting(own?.title ?? ''),
		summary_full: words(own?.summary) >= 20,
		advantages_named: words(own?.advantages) >= 8,
		sector_chosen: draft.activities.length + draft.chainSteps.length > 0,
		partner_described: words(own?.partnerSought) >= 8,
		partnership_chosen: draft.partnerships.length > 0,
		stage_told: draft.stage !== null,
		region_wanted: draft.wantedCountries.length + draft.wantedRegions.length > 0,
		second_language: Object.values(draft.texts).filter(({ title }) => title).length > 1,
		picture_added: pictures > 0,
		valid_until_set: draft.validUntil !== null
	};
	return checklistPoints
		.filter((point) => isAsked(point, draft.kind))
		.map((point) => ({ point, isMet: met[point] }));
}

const isAsked = (point: ChecklistPoint, kind: EntryDraft['kind']): boolean =>
	(point !== 'stage_told' || ['product', 'technology', 'research'].includes(kind)) &&
	(point !== 'picture_added' || ['product', 'service', 'capacity', 'technology'].includes(kind));
