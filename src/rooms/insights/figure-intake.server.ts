import type { Transaction } from '#platform/database/database.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Intake, Written } from '#rooms/organisations/import-intake.ts';
import { regionOfNuts } from '#rooms/places/regions.ts';
import type { IndustryFigureTable } from './tables.ts';

type Figure = Pick<
	IndustryFigureTable,
	'region' | 'naceDivision' | 'year' | 'indicator' | 'value' | 'flag'
>;

/** A table of figures of the trade: region, division, year, what is counted and how many. */
export const figureIntake: Intake<Figure> = {
	read: (row) => Promise.resolve(readFigure(row)),
	open: () => ({
		judge: async (db, figures) => {
			const held = await readHeld(db as Transaction, figures);
			return figures.map((figure) => ({
				outcome: held.has(keyOf(figure)) ? ('known' as const) : ('new' as const),
				subjectId: null
			}));
		},
		write: (tx, _actor, figures, { id }) => write(tx, figures, id)
	}),
	async undo(tx, _actor, rows, { id }) {
		for (const { details } of rows) {
			const { key, before } = details as { key?: Figure; before?: IndustryFigureTable | null };
			if (!key) continue;
			const removed = await tx
				.deleteFrom('industryFigure')
				.where('region', '=', key.region)
				.where('naceDivision', '=', key.naceDivision)
				.where('year', '=', key.year)
				.where('indicator', '=', key.indicator)
				.where('importId', '=', id)
				.executeTakeFirst();
			if (before && removed.numDeletedRows > 0n)
				await tx.insertInto('industryFigure').values(before).execute();
		}
		return [];
	}
};

const indicators: [RegExp, IndustryFigureTable['indicator']][] = [
	[/^(persons|employ|zatrud|beschäft|emploi|занят|заети)/i, 'persons_employed'],
	[/^(turnover|obrót|obrot|przych|umsatz|chiffre|оборот)/i, 'turnover'],
	[/^(firm|enterprise|entrepr|podmiot|przeds|unternehm|предпр|фирм|)/i, 'firms']
];

function readFigure(row: Record<string, string>): Outcome<Figure> {
	const said = row.region ?? '';
	const region = said === 'TOTAL' ? said : (regionOfNuts(said)?.code ?? said);
	if (!/^[A-Z]{2}/.test(region) && region !== 'TOTAL')
		return refuse('unknown_region', { raw: said, field: 'region' });
	const naceDivision = /^TOTAL$/i.test(row.naceDivision ?? '')
		? 'TOTAL'
		: /^[A-V]?(\d{2})$/.exec(row.naceDivision ?? '')?.[1];
	if (!naceDivision)
		return refuse('unknown_activity', { raw: row.naceDivision, field: 'naceDivision' });
	const year = Number(row.year);
	if (!Number.isInteger(year) || year < 1900 || year > 2200)
		return refuse('wrong_year', { raw: row.year, field: 'year' });
	const value = Number((row.value ?? '').replace(/[\s\u00a0]/g, '').replace(',', '.'));
	if (row.value === '' || !Number.isFinite(value) || value < 0)
		return refuse('wrong_number', { raw: row.value, field: 'value' });
	const indicator = indicators.find(([sign]) => sign.test(row.indicator ?? ''))?.[1] ?? 'firms';
	return accept({ region, naceDivision, year, indicator, value, flag: row.flag || null });
}

const keyOf = (figure: Omit<Figure, 'value' | 'flag'>): string =>
	[figure.indicator, figure.year, figure.naceDivision, figure.region].join('|');

async function readHeld(tx: Transaction, figures: readonly Figure[]) {
	const rows = await tx
		.selectFrom('industryFigure')
		.selectAll()
		.where('year', 'in', [...new Set(figures.map(({ year }) => year)), -1])
		.where('region', 'in', [...new Set(figures.map(({ region }) => region)), ''])
		.execute();
	return new Map(rows.map((row) => [keyOf(row), row]));
}

async function write(
	tx: Transaction,
	figures: readonly Figure[],
	importId: string
): Promise<Written[]> {
	const held = await readHeld(tx, figures);
	const last = new Map(figures.map((figure) => [keyOf(figure), figure]));
	const written = figures.map((figure): Written => {
		const before = held.get(keyOf(figure)) ?? null;
		const isSaidAgain = last.get(keyOf(figure)) !== figure;
		const { value: _value, flag: _flag, ...key } = figure;
		return {
			outcome: isSaidAgain ? 'skipped' : before ? 'known' : 'new',
			subjectId: null,
			subjectKind: null,
			details: isSaidAgain ? {} : { key, before }
		};
	});
	const rows = [...last.values()].map((figure) => ({
		...figure,
		source: 'import',
		isDemo: false,
		importId
	}));
	if (rows.length === 0) return written;
	await tx
		.insertInto('industryFigure')
		.values(rows)
		.onConflict((oc) =>
			oc.columns(['indicator', 'year', 'naceDivision', 'region']).doUpdateSet((eb) => ({
				value: eb.ref('excluded.value'),
				flag: eb.ref('excluded.flag'),
				source: eb.ref('excluded.source'),
				isDemo: eb.ref('excluded.isDemo'),
				importId: eb.ref('excluded.importId')
			}))
		)
		.execute();
	return written;
}
