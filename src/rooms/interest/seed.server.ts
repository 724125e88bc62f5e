import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import talks from './demo/conversations.json' with { type: 'json' };
import {
	interestStates,
	type ContactSide,
	type InterestState,
	type InterestStepKind,
	type OutcomeAnswer
} from './interest.ts';

type DemoEntry = { id: string; organisationId: string; state: string };
type Talk = { locale: Locale; first: string; answer: string; back: string };

/** So many conversations, in all states by turns, each between two demo members. */
const wanted = 40;

/** Of conversations that went well: what each side told three months later. */
const outcomes: readonly (readonly [OutcomeAnswer, number | null])[] = [
	['order', 1_850_000],
	['contract', 12_400_000],
	['talking', null],
	['project', 30_000_000],
	['friendship', null],
	['nothing', null]
];

export async function seedInterest(
	tx: Transaction,
	entries: readonly DemoEntry[],
	{ firmId }: { firmId: string | null },
	now: Date
): Promise<void> {
	const shown = entries.filter(({ state }) => state === 'published');
	if (shown.length === 0) return;
	const step = Math.max(1, Math.floor(shown.length / wanted));
	const firms = [...new Set(shown.map(({ organisationId }) => organisationId))];
	const made = Array.from({ length: wanted }, (_, nth) => {
		const entry = shown[(nth * step) % shown.length];
		// Every fifth is one of the firm whose person the demo world lets in.
		const turn = nth % 5 === 0 && firmId ? firmId : firms[(nth * 7) % firms.length];
		const other = turn === entry?.organisationId ? firms[(nth * 7 + 1) % firms.length] : turn;
		const state = interestStates[nth % interestStates.length];
		const talk = (talks as Talk[])[nth % talks.length];
		if (!entry || !other || !state || !talk) return [];
		return [make({ entry, other, state, talk, nth, now })];
	}).flat();
	await write(tx, made);
}

type Making = {
	entry: DemoEntry;
	other: string;
	state: InterestState;
	talk: Talk;
	nth: number;
	now: Date;
};
type Made = ReturnType<typeof make>;

function make({ entry, other, state, talk, nth, now }: Making) {
	const id = newId();
	const way = state === 'forwarded' || nth % 9 === 4 ? ('broker' as const) : ('direct' as const);
	const began = after(now, -days(20 + ((nth * 13) % 160)));
	const at = (nthDay: number) => after(began, days(nthDay));
	const kinds = stepsTo(state, way);
	const isAnswered = kinds.includes('accepted');
	const [answer, valueCents] = outcomes[nth % outcomes.length] ?? ['nothing', null];
	const contact = (side: ContactSide) => ({
		...{ id: newId(), interestId: id, side, releasedAt: at(6), phone: null },
		...{ name: side === 'owner' ? 'Jan Przykład' : 'Anna Example', email: `${side}@demo.example` }
	});
	return {
		row: {
			...{ id, entryId: entry.id, organisationId: other, way, state },
			...{ message: talk.first, locale: talk.locale, isDemo: true },
			...{ expressedAt: began, changedAt: at(kinds.length) }
		},
		steps: kinds.map((kind, day) => ({
			...{ id: newId(), interestId: id, kind, at: at(day) },
			comment: kind === 'declined' ? talk.back : ''
		})),
		messages: isAnswered
			? [
					{ side: 'owner' as const, text: talk.answer, day: 2 },
					{ side: 'interested' as const, text: talk.back, day: 4 }
				].map(({ day, ...said }) => ({
					...{ id: newId(), interestId: id, ...said, locale: talk.locale, writtenAt: at(day) }
				}))
			: [],
		contacts: kinds.includes('released') ? [contact('owner'), contact('interested')] : [],
		outcomes:
			state === 'ended'
				? [
						{
							...{ id: newId(), interestId: id, side: 'owner' as const, months: 3 as const },
							...{ answer, valueCents, currency: valueCents === null ? null : 'EUR' },
							answeredAt: at(95)
						}
					]
				: []
	};
}

function stepsTo(state: InterestState, way: 'direct' | 'broker'): InterestStepKind[] {
	const first: InterestStepKind[] =
		way === 'broker' && state !== 'received' ? ['received', 'forwarded'] : ['received'];
	if (state === 'received') return ['received'];
	if (state === 'forwarded') return ['received', 'forwarded'];
	if (state === 'declined' || state === 'withdrawn') return [...first, state];
	const agreed: InterestStepKind[] = [...first, 'accepted'];
	if (state === 'accepted') return agreed;
	if (state === 'released') return [...agreed, 'released'];
	if (state === 'negotiating') return [...agreed, 'released', 'negotiating'];
	return [...agreed, 'released', 'negotiating', 'ended'];
}

async function write(tx: Transaction, made: readonly Made[]): Promise<void> {
	await insertMany(
		tx,
		'interest',
		made.map(({ row }) => row)
	);
	await insertMany(
		tx,
		'interestStep',
		made.flatMap(({ steps }) => steps)
	);
	await insertMany(
		tx,
		'interestMessage',
		made.flatMap(({ messages }) => messages)
	);
	await insertMany(
		tx,
		'contactRelease',
		made.flatMap(({ contacts }) => contacts)
	);
	await insertMany(
		tx,
		'interestOutcome',
		made.flatMap(({ outcomes }) => outcomes)
	);
}
