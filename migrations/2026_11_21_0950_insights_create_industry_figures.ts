import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`
		create table industry_figure (
			region text not null,
			nace_division text not null,
			year integer not null check (year between 1900 and 2200),
			indicator text not null check (indicator in ('firms', 'persons_employed', 'turnover')),
			value numeric not null check (value >= 0),
			flag text,
			source text not null,
			is_demo boolean not null default false,
			import_id uuid,
			primary key (indicator, year, nace_division, region)
		)`.execute(db);
	await sql`create index industry_figure_region on industry_figure (region)`.execute(db);
}
