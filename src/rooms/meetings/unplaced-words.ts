import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Reason } from '#scheduler';

type Say = (inputs: { about: string }, options: { locale: Locale }) => string;

/** The scheduler's stable words, in the organiser's language. */
const words: Record<string, Say> = {
	no_common_language: m.meetings_reason_no_common_language,
	no_open_slot: m.meetings_reason_no_open_slot,
	no_table: m.meetings_reason_no_table,
	tables_full: m.meetings_reason_tables_full,
	limit_reached: m.meetings_reason_limit_reached,
	order_broken: m.meetings_reason_order_broken,
	resource_busy: m.meetings_reason_resource_busy,
	people_busy: m.meetings_reason_people_busy,
	person_has_too_little_time: m.meetings_reason_too_little_time,
	too_few_tables: m.meetings_reason_too_few_tables,
	order_leaves_no_time: m.meetings_reason_order_leaves_no_time,
	no_time_for_all: m.meetings_reason_no_time_for_all,
	not_all_together: m.meetings_reason_not_all_together,
	partners_busy: m.meetings_reason_partners_busy,
	away: m.meetings_reason_away,
	could_be_closed: m.meetings_reason_could_be_closed
};

/** A reason with the names of those it is about, as far as there is room for them. */
export function reasonWords(
	{ word, about }: Reason,
	nameOf: (id: string) => string | undefined,
	locale: Locale
): string {
	const names = about.slice(0, 6).map((id) => nameOf(String(id)) ?? limitName(String(id), locale));
	const list = [...names, ...(about.length > 6 ? ['…'] : [])].join(', ');
	const say = words[word];
	return say ? say({ about: list }, { locale }) : `${word}: ${list}`;
}

/** Limits are called by what they are of: `own:<id>`, `day`, `event`, `between:…`. */
function limitName(id: string, locale: Locale): string {
	if (id === 'day') return m.meetings_limit_day({}, { locale });
	if (id === 'event' || id.startsWith('own:')) return m.meetings_limit_event({}, { locale });
	return id.startsWith('between:') ? m.meetings_limit_between({}, { locale }) : id;
}
