import { sql, type SqlBool } from 'kysely';
import { isGeneral, type Near } from '#thesaurus';
import { listNear, termOf } from './meaning.ts';
import { named, type Matching } from './matching.ts';
import { worthsOf } from './memory/literals.ts';
import type { AskedPart } from './memory/memory.ts';
import { listParts, wordQuery, type Part } from './query.ts';
import type { Wanted } from './wanted.ts';

/** How well a hit may answer a part of a question, the best way first, and what that is worth. */
const grades = { title: 1, text: 0.85, kindOf: 0.6, nearTitle: 0.45, nearText: 0.3, farTitle: 0.2 };
type Grade = keyof typeof grades;
const gradeNames = Object.keys(grades) as Grade[];

/** One part of a question: what of it a hit is asked for, grade by grade; `any` finds whatever one of them does. */
export type Wish = {
	share: number;
	/** Whether it is enough by itself. */
	selects: boolean;
	any: string;
	/** What is asked for, what is next door to it, and what is farther off; in whatever weight. */
	asked: { exact: string; next: string; farther: string };
	queries: Record<Grade, string>;
};
type Wishes = { wishes: Wish[]; anyOf: string };

/** A part that hardly tells what is asked for counts for less. */
const generalShare = 0.35;
const nextDoor = 0.9;
/** No entry has it: the statement is the same whether there is something near or not. */
const nothing = "'='";
/** Statements are known by how many parts they weigh; more are seldom asked for. */
const ways = ['one', 'two', 'three', 'four', 'five', 'six'];

/**
 * Whatever has some of what is asked for, or what is near it: the more of it and the nearer, the better.
 * Undefined where there is nothing that the words together do not find.
 */
export function byWishes({ text = '', locale }: Wanted): Matching | undefined {
	const asked = listWishes(text, locale);
	if (!asked) return undefined;
	const { wishes, anyOf } = asked;
	return {
		asked: { needs: 'one', parts: wishes.map(partOf) },
		way: `wished_${ways[wishes.length - 1]}`,
		among: sql`words`,
		where: sql<SqlBool>`words @@ ${anyOf}::tsquery`,
		byName: sql<SqlBool>`${named} @@ ${anyOf}::tsquery`,
		rank: sql<number>`(${sql.join(wishes.map(worthOf), sql` + `)})`
	};
}

const worths = {
	exact: worthsOf({ A: grades.title, B: grades.text, C: grades.text, D: grades.kindOf }),
	next: worthsOf({ A: grades.nearTitle, B: grades.nearText, C: grades.nearText }),
	farther: worthsOf({ A: grades.farTitle })
};

const partOf = ({ share, selects, asked: { exact, next, farther } }: Wish): AskedPart => ({
	share: Math.round(share * 100),
	selects,
	ways: [
		{ query: exact, worths: worths.exact },
		{ query: next, worths: worths.next },
		{ query: farther, worths: worths.farther }
	].filter(({ query }) => query)
});

/** Most hits have nothing of a part: one look tells, instead of one for each grade. */
const worthOf = ({ share, any, queries }: Wish) =>
	sql<number>`${share}::float8 * case when not words @@ ${any}::tsquery then 0 ${sql.join(
		gradeNames.map(
			(grade) =>
				sql`when words @@ ${queries[grade]}::tsquery then ${sql.lit(grades[grade])}::float8`
		),
		sql` `
	)} else 0 end`;

export function listWishes(text: string, locale: Wanted['locale']): Wishes | undefined {
	const parts = listParts(text, locale).flatMap(apart);
	const telling = parts.filter((part) => !isVague(part));
	const asked = telling.length > 0 ? telling : parts;
	const near = new Map(asked.map((part) => [part, listNear(part.meanings)]));
	const all = asked.flatMap((part) => [exactly(part), ...nearQueries(near.get(part) ?? [])]);
	if (all.length < 2) return undefined;
	const weighed = [...asked, ...parts.filter((part) => !asked.includes(part))];
	return {
		anyOf: [...new Set(all)].join(' | '),
		wishes: weighed
			.slice(0, ways.length)
			.map((part) => wishFor(part, near.get(part) ?? [], asked.includes(part)))
	};
}

/** The parts of a compound are each worth something. */
const apart = (part: Part): Part[] =>
	part.isWhole
		? part.meanings.map((concept) => ({ ...part, meanings: [concept], isWhole: false }))
		: [part];

const isVague = ({ meanings }: Part): boolean => meanings.length > 0 && meanings.every(isGeneral);

function exactly({ words, meanings, locale }: Part): string {
	const written = words.map((it) => wordQuery(it, locale)).filter(Boolean);
	return [
		...(written.length > 0 ? [`(${written.join(' & ')})`] : []),
		...meanings.map(quoted)
	].join(' | ');
}

const quoted = (concept: string): string => `'${termOf(concept)}'`;
/** What is not next door must be what a hit is called by: mentioned somewhere it would be far-fetched. */
const nearQueries = (near: readonly Near[]): string[] =>
	near.map(({ concept, nearness }) => within(quoted(concept), nearness < nextDoor ? 'A' : 'ABC'));

function wishFor(part: Part, near: readonly Near[], selects: boolean): Wish {
	const exact = exactly(part);
	const isNext = ({ nearness }: Near) => nearness >= nextDoor;
	const next = anyOf(near.filter(isNext));
	const farther = anyOf(near.filter((one) => !isNext(one)));
	return {
		share: isVague(part) ? generalShare : 1,
		selects,
		asked: { exact, next, farther },
		any: [exact, ...near.map(({ concept }) => quoted(concept))].filter(Boolean).join(' | '),
		queries: {
			title: within(exact, 'A'),
			text: within(exact, 'BC'),
			kindOf: exact,
			nearTitle: within(next, 'A'),
			nearText: within(next, 'BC'),
			farTitle: within(farther, 'A')
		}
	};
}

const anyOf = (near: readonly Near[]): string =>
	near.map(({ concept }) => quoted(concept)).join(' | ') || nothing;

/** The same question to names alone, or to texts alone. */
const within = (query: string, weights: string): string =>
	query.replace(/'([^']+)'(:\*)?/g, (_, term: string, open?: string) =>
		open ? `'${term}':*${weights}` : `'${term}':${weights}`
	);
