export type IndustryFigureTable = {
	region: string;
	/** NACE division, or TOTAL for all of them. */
	naceDivision: string;
	year: number;
	indicator: 'firms' | 'persons_employed' | 'turnover';
	value: number;
	flag: string | null;
	source: string;
	isDemo: boolean;
	importId: string | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		industryFigure: IndustryFigureTable;
	}
}
