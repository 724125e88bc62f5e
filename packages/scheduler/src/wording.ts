/** Reasons in a planner's words, for a terminal. Programs translate the stable words themselves. */
import type { Conflict } from './answer.ts';
import type { Gain, Worth } from './explain-limits.ts';
import type { Reason } from './instance.ts';
import type { More } from './widen.ts';

const SENTENCES: Record<string, (about: string) => string> = {
	no_common_language: (about) => `${about} share no language, and no interpreter speaks for both`,
	no_open_slot: (about) => `there is no slot in which ${about} are all there`,
	no_table: (about) => `there is no table of the kind asked for (${about})`,
	tables_full: (about) => `all are free, but every table is taken in slot ${about}`,
	limit_reached: (about) => `a limit is reached: ${about}`,
	order_broken: (about) => `it would not keep the order with ${about}`,
	resource_busy: (about) => `${about} would be needed in every slot where the people are free`,
	people_busy: (about) => `somebody is busy in every slot; giving up ${about} would make room`,
	person_has_too_little_time: (about) => `${about} has more to attend than free slots allow`,
	too_few_tables: (about) =>
		`there are too few tables for all of these${about && `, with ${about}`}`,
	order_leaves_no_time: (about) => `their order leaves too few slots${about && ` for ${about}`}`,
	no_time_for_all: () => 'no timetable holds all of these at once',
	not_all_together: () => 'no timetable holds all wishes at once'
};

export function sentenceFor({ word, about }: Reason): string {
	const list = about.length > 12 ? [...about.slice(0, 12), '…'] : about;
	return SENTENCES[word]?.(list.join(', ')) ?? `${word}: ${list.join(', ')}`;
}

export function conflictSentence({ reason, wishes, isSmallest }: Conflict): string {
	const list = wishes.slice(0, 20).join(', ') + (wishes.length > 20 ? ', …' : '');
	const size = isSmallest
		? 'any one of them less, and the rest can be held'
		: 'not all are needed for it';
	return `Impossible, because ${sentenceFor(reason)}: wishes ${list} (${wishes.length}; ${size}).`;
}

const MORE: { [word in More['word']]: (more: More & { word: word }) => string } = {
	table: ({ kind }) => (kind === undefined ? 'one more table' : `one more table of kind ${kind}`),
	slot: (more) =>
		more.place === 'between'
			? `a slot between ${more.slot} and ${more.next}`
			: `a slot ${more.place} ${more.slot}`,
	hour: ({ place, slot, slots }) => `an hour ${place} slot ${slot} (${slots} slots)`,
	limit: ({ limit }) => `one meeting more for the limit ${limit}`,
	spread: () => 'one break more between any two people',
	resource: ({ resource }) => `one meeting more at a time with ${resource}`
};

/** What one more would bring, e.g. "one more table: exactly 2 meetings more (weight 5)". */
export function moreSentence({ more, gains }: Worth): string {
	const told = MORE[more.word] as (more: More) => string;
	return `${told(more)}: ${gains.every(({ word }) => word === 'nothing') ? 'nothing' : gains.map(gainPhrase).join('; ')}`;
}

function gainPhrase({ aim, word, gain, most, meetings }: Gain): string {
	const what =
		aim === 'held' ? `${meetings} meetings more (weight ${gain})` : `${gain} breaks less`;
	const unit = aim === 'held' ? 'weight' : 'breaks';
	const told: Record<Gain['word'], string> = {
		nothing: `nothing in ${unit}`,
		exactly: `exactly ${what}`,
		at_least: `at least ${what}, at most ${most}`,
		found: `${what} found, at most ${most}; perhaps also without it`,
		none_found: `nothing found in ${unit}, at most ${most}`
	};
	return told[word];
}
