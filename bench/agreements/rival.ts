import Sqlite from 'better-sqlite3';
import type { RegisterFilter } from '#rooms/agreements/register.server.ts';
import type { ObligationFilter } from '#rooms/obligations/my-obligations.server.ts';
import type { MadeUpAgreement } from './made-up.ts';

const perPage = 25;

export type Rival = {
	register(filter: RegisterFilter, offset: number): number;
	obligations(filter: ObligationFilter, today: string): number;
	coverage(agreementId: string): number;
	close(): void;
};

/** The same rows in SQLite within the asking process: no rights are asked for, nothing is sent. */
export function openSqlite(all: readonly MadeUpAgreement[]): Rival {
	const db = new Sqlite(':memory:');
	db.exec(tables);
	fill(db, all);
	const askedBefore = new Map<string, ReturnType<Sqlite['prepare']>>();
	const ask = (text: string, values: readonly unknown[]) => {
		const known = askedBefore.get(text) ?? db.prepare(text);
		askedBefore.set(text, known);
		return known.all(...values);
	};
	return {
		register: (filter, offset) => {
			const { where, values } = registerWhere(filter);
			ask(`select count(*) from agreement a where ${where}`, values);
			const order = `order by changed desc, id desc limit ${perPage} offset ${offset}`;
			const rows = ask(`select id from agreement a where ${where} ${order}`, values);
			for (const { id } of rows as { id: string }[]) {
				ask('select locale, title from text where agreement = ?', [id]);
				ask('select * from party where agreement = ? order by place', [id]);
			}
			return rows.length;
		},
		obligations: (filter, today) => {
			const { where, values } = obligationWhere(filter, today);
			const from = `from obligation o join agreement a on a.id = o.agreement where ${where}`;
			ask(`select count(*) ${from}`, values);
			return ask(`select o.* ${from} order by o.due nulls last, o.id limit ${perPage}`, values)
				.length;
		},
		coverage: (id) =>
			ask(
				`select area, party, count(*), (select count(*) from fulfilment f where f.obligation = o.id)
				from obligation o where agreement = ? group by area, party`,
				[id]
			).length,
		close: () => void db.close()
	};
}

const tables = `
	create table agreement (id text primary key, kind text, state text, ends text, changed text,
		reference text);
	create index agreement_changed on agreement (changed desc, id desc);
	create table text (agreement text, locale text, title text, primary key (agreement, locale));
	create table party (agreement text, place integer, cluster text, organisation text,
		primary key (agreement, place));
	create index party_cluster on party (cluster);
	create index party_organisation on party (organisation);
	create table area (agreement text, area text, primary key (agreement, area));
	create table obligation (id text primary key, agreement text, area text, party text, due text,
		is_open integer);
	create index obligation_agreement on obligation (agreement);
	create index obligation_due on obligation (due);
	create table fulfilment (obligation text, done text);
	create index fulfilment_obligation on fulfilment (obligation);`;

function fill(db: Sqlite, all: readonly MadeUpAgreement[]): void {
	const into = (table: string, count: number) =>
		db.prepare(`insert into ${table} values (${Array(count).fill('?').join(',')})`);
	const [agreement, text, party] = [into('agreement', 6), into('text', 3), into('party', 4)];
	const [area, obligation, fulfilment] = [
		into('area', 2),
		into('obligation', 6),
		into('fulfilment', 2)
	];
	db.transaction(() => {
		for (const one of all) {
			agreement.run(one.id, one.kind, one.state, one.endsOn, one.changedOn, `B/${one.number}`);
			for (const [locale, title] of Object.entries(one.titles)) text.run(one.id, locale, title);
			one.parties.forEach((who, place) =>
				party.run(one.id, place, who.clusterId, who.organisationId)
			);
			for (const name of one.areas) area.run(one.id, name);
			for (const { id, area: of, partyId, nextDueOn, doneOn, ...told } of one.obligations) {
				const isOpen = Number(!told.isCompleted && !told.isReleased);
				obligation.run(id, one.id, of, partyId, nextDueOn, isOpen);
				for (const day of doneOn) fulfilment.run(id, day);
			}
		}
	})();
}

type Where = { where: string; values: unknown[] };
type Part = { sql: string; values: readonly unknown[] } | false | null | undefined | '' | 0;

const both = (parts: readonly Part[]): Where => {
	const given = parts.filter((one) => typeof one === 'object' && one !== null);
	return {
		where: ['1 = 1', ...given.map((one) => one.sql)].join(' and '),
		values: given.flatMap((one) => one.values)
	};
};

const among = (column: string, values: readonly string[] = []): Part =>
	values.length > 0 && { sql: `${column} in (${values.map(() => '?').join(',')})`, values };

function registerWhere({ kinds, states, areas, party, endingWithin, text }: RegisterFilter): Where {
	const marks = (areas ?? []).map(() => '?').join(',');
	return both([
		among('kind', kinds),
		among('state', states),
		areas?.length && {
			sql: `exists (select 1 from area r where r.agreement = a.id and r.area in (${marks}))`,
			values: areas
		},
		party && {
			sql: 'id in (select agreement from party where cluster = ? union select agreement from party where organisation = ?)',
			values: [party, party]
		},
		endingWithin && {
			sql: `state = 'in_force' and ends between date('now') and date('now', ?)`,
			values: [`+${endingWithin} days`]
		},
		text && {
			sql: `(id in (select agreement from text where lower(title) like ?) or lower(reference) like ?)`,
			values: [`%${text.toLowerCase()}%`, `%${text.toLowerCase()}%`]
		}
	]);
}

function obligationWhere({ standing, areas, within }: ObligationFilter, today: string): Where {
	const live = `o.is_open and a.state in ('signed', 'in_force')`;
	return both([
		standing === 'overdue' && { sql: `${live} and o.due < ?`, values: [today] },
		within && {
			sql: `${live} and o.due between ? and date(?, ?)`,
			values: [today, today, `+${within} days`]
		},
		among('o.area', areas)
	]);
}
