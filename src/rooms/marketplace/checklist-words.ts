import { m } from '#messages';
import type { ChecklistPoint } from './checklist.ts';

/** In the language of the page. */
export const pointWords: Record<ChecklistPoint, () => string> = {
	title_says_what: m.marketplace_point_title_says_what,
	summary_full: m.marketplace_point_summary_full,
	advantages_named: m.marketplace_point_advantages_named,
	sector_chosen: m.marketplace_point_sector_chosen,
	partner_described: m.marketplace_point_partner_described,
	partnership_chosen: m.marketplace_point_partnership_chosen,
	stage_told: m.marketplace_point_stage_told,
	region_wanted: m.marketplace_point_region_wanted,
	second_language: m.marketplace_point_second_language,
	picture_added: m.marketplace_point_picture_added,
	valid_until_set: m.marketplace_point_valid_until_set
};
