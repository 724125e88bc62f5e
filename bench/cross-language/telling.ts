import { locales, type Locale } from '#platform/locale.ts';
import { round, tableOf } from '../machine.ts';
import type { GoldQuery, Part } from './gold.ts';
import { mean, type Measured } from './measures.ts';

/** One question in one language, and how well it found what is written in another. */
export interface Asked extends Measured {
	way: string;
	query: GoldQuery;
	from: Locale;
	to: Locale;
	/** Of what is on the topic in any language, so much is on the first page. */
	onPage: number;
}

const parts: readonly Part[] = ['measuring', 'tuning'];

export function summaryOf(asked: readonly Asked[]) {
	return [...new Set(asked.map(({ way }) => way))].flatMap((way) =>
		parts.map((part) => {
			const of = asked.filter((one) => one.way === way && one.query.part === part);
			return {
				way,
				part,
				across: mean(of.filter(({ from, to }) => from !== to)),
				same: mean(of.filter(({ from, to }) => from === to)),
				onPage: of.reduce((sum, one) => sum + one.onPage, 0) / Math.max(1, of.length)
			};
		})
	);
}

export function pairsOf(asked: readonly Asked[]) {
	return [...new Set(asked.map(({ way }) => way))].flatMap((way) =>
		parts.flatMap((part) => {
			const of = asked.filter((one) => one.way === way && one.query.part === part);
			return locales.flatMap((from) =>
				locales.map((to) => ({
					way,
					part,
					from,
					to,
					...mean(of.filter((one) => one.from === from && one.to === to))
				}))
			);
		})
	);
}

export function report(asked: readonly Asked[], { withMisses = false } = {}): void {
	const figures = ['recall', 'ndcg', 'strict', 'reach'] as const;
	const names = ['recall@10', 'nDCG@10', 'without near ones', 'found at all', 'on page one'];
	const rows = summaryOf(asked).flatMap(({ way, part, onPage, ...kinds }) =>
		(['across', 'same'] as const).map((kind) => [
			way,
			part,
			kind,
			...figures.map((figure) => round(kinds[kind][figure], 3)),
			kind === 'across' ? round(onPage, 3) : ''
		])
	);
	console.log(tableOf(['search', 'part', 'languages', ...names], rows));
	console.log(`\n${matrixOf(asked, 'Osnova')}\n`);
	if (withMisses) for (const line of missesOf(asked)) console.log(line);
}

/** Every pair of the measuring part: recall and nDCG, asked in the language of the line. */
function matrixOf(asked: readonly Asked[], name: string): string {
	const pairs = pairsOf(asked).filter(({ way, part }) => way === name && part === 'measuring');
	const rows = locales.map((asking) => [
		asking,
		...pairs
			.filter(({ from }) => from === asking)
			.map(({ recall, ndcg }) => `${recall.toFixed(2)} / ${ndcg.toFixed(2)}`)
	]);
	return tableOf(['asked in', ...locales], rows);
}

/** What the tuning part asked for and did not find; of the other part nothing is told. */
function missesOf(asked: readonly Asked[]): string[] {
	const missed = asked.filter(
		({ way, query, recall }) => way === 'Osnova' && query.part === 'tuning' && recall < 1
	);
	const grouped = Map.groupBy(missed, ({ query, from }) => `${query.topic} · ${query.texts[from]}`);
	return [...grouped].map(([what, some]) => `${what}: ${some.map(({ to }) => to).join(' ')}`);
}
