import { after, days } from '#platform/clock.ts';
import { dayOf, daysAfter } from '#platform/calendar-day.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { countIn } from './counting.server.ts';
import words from './demo/words.json' with { type: 'json' };
import { scale, type Answers, type SurveyQuestion } from './survey.ts';
import { findTemplate } from './templates.ts';

type Clusters = { lodzId: string; ruseId: string };
type Held = {
	clusterId: string;
	original: Locale;
	template: string;
	/** Days ago; below nought in days to come. */
	openedAgo: number;
	endsAgo: number;
	answers: number;
	isPublic?: boolean;
};

/** Last year's survey of Łódź with its results, this year's with the first answers, one of Ruse. */
export async function seedSurveys(
	tx: Transaction,
	{ lodzId, ruseId }: Clusters,
	now: Date
): Promise<void> {
	const needs = { clusterId: lodzId, original: 'pl' as const, template: 'needs' };
	const training = { clusterId: ruseId, original: 'bg' as const, template: 'training' };
	await hold(tx, { ...needs, openedAgo: 372, endsAgo: 351, answers: 24, isPublic: true }, now);
	await hold(tx, { ...needs, openedAgo: 6, endsAgo: -9, answers: 9 }, now);
	await hold(tx, { ...training, openedAgo: 4, endsAgo: -12, answers: 0 }, now);
}

async function hold(tx: Transaction, held: Held, now: Date): Promise<void> {
	const template = findTemplate(held.template);
	const memberIds = await listMembers(tx, held.clusterId);
	if (!template || memberIds.length === 0) return;
	const id = newId();
	const isOver = held.endsAgo > 0;
	const openedAt = after(now, -days(held.openedAgo));
	await tx
		.insertInto('survey')
		.values({
			...{ id, clusterId: held.clusterId, originalLocale: held.original, isDemo: true },
			titles: JSON.stringify(template.titles),
			introductions: JSON.stringify(template.introductions),
			...{ openedAt, openUntil: daysAfter(dayOf(now), -held.endsAgo) },
			closedAt: isOver ? after(now, -days(held.endsAgo - 1)) : null,
			askedCount: isOver ? memberIds.length : null,
			...{ hasPublicResults: held.isPublic ?? false, copiedFromId: null },
			...{ madeAt: after(openedAt, -days(3)), madeById: null }
		})
		.execute();
	const questions = template.questions.map((one, at) => ({
		...one,
		id: newId(),
		position: at + 1
	}));
	const asked = questions.map(({ texts, options, ...row }) => ({
		...{ ...row, surveyId: id, texts: JSON.stringify(texts), options: JSON.stringify(options) }
	}));
	await insertMany(tx, 'surveyQuestion', asked, { json: ['texts', 'options'] });
	const answers = memberIds.slice(0, held.answers).map((organisationId, nth) => {
		const locale = languageOf(nth);
		const given = JSON.stringify(answersOf(questions, { nth, locale, year: held.openedAgo }));
		return {
			...{ id: newId(), surveyId: id, organisationId, personId: null, locale, answers: given },
			counted: null,
			countedAs: null,
			answeredAt: after(openedAt, days(0.3 + (nth % 6) * 0.9))
		};
	});
	await insertMany(tx, 'surveyAnswer', answers, { json: ['answers'] });
	if (isOver) await countIn(tx, id);
}

/** Mixed, so that those who answer are of all sizes and places. */
async function listMembers(tx: Transaction, clusterId: string): Promise<string[]> {
	const rows = await tx
		.selectFrom('membership')
		.select('organisationId')
		.distinct()
		.where('clusterId', '=', clusterId)
		.where('kind', '=', 'member')
		.where('validUntil', 'is', null)
		.orderBy('organisationId')
		.execute();
	const ids = rows.map(({ organisationId }) => organisationId);
	return ids
		.map((_, at) => ids[(at * 7) % ids.length] ?? '')
		.filter((id, at, all) => all.indexOf(id) === at);
}

const languageOf = (nth: number): Locale => (nth % 5 === 1 ? 'en' : nth % 5 === 3 ? 'de' : 'pl');

type Turn = { nth: number; locale: Locale; year: number };

function answersOf(questions: readonly SurveyQuestion[], turn: Turn): Answers {
	const given = questions.map(
		(question, at) => [question.id, answerTo(question, at, turn)] as const
	);
	return Object.fromEntries(given.filter(([, answer]) => answer !== undefined)) as Answers;
}

/** How readily each option is chosen, by its place. */
const likely = [0.74, 0.52, 0.6, 0.38, 0.47, 0.3, 0.42];
const points = [0.06, 0.26, 0.62, 0.9, 1];

function answerTo(question: SurveyQuestion, at: number, { nth, locale, year }: Turn) {
	const throwDice = (of: number) => dice(nth * 31 + at * 7 + of * 13 + year);
	if (question.kind === 'many') {
		const chosen = question.options.filter(
			(_, place) => throwDice(place + 1) < (likely[(place + at) % likely.length] ?? 0)
		);
		return (chosen.length > 0 ? chosen : question.options.slice(0, 1)).map(({ key }) => key);
	}
	if (question.kind === 'scale')
		return scale[points.findIndex((point) => throwDice(0) <= point)] ?? '3';
	if (question.kind === 'one')
		return question.options[Math.floor(throwDice(0) * question.options.length)]?.key;
	if (question.kind === 'number')
		return throwDice(1) < 0.15 ? undefined : Math.floor(throwDice(0) * 9);
	const own = (words as Partial<Record<Locale, string[]>>)[locale] ?? [];
	return own[turnOf(nth, locale) + (year > 100 ? 0 : 6)];
}

/** How many answered before in the same language: nobody says what another said. */
const turnOf = (nth: number, locale: Locale): number =>
	locale === 'pl' ? 3 * Math.floor(nth / 5) + Math.floor((nth % 5) / 2) : Math.floor(nth / 5);

/** As good as thrown, and the same every time. */
function dice(number: number): number {
	let mixed = Math.imul(number + 1, 0x9e3779b1);
	mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
	return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}
