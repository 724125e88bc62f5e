import { sql, type RawBuilder } from 'kysely';
import type { Database } from '#platform/database/database.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import type { SubjectKind } from '#platform/journal/journal.ts';

type Cut = { limit: number; before?: string };

/** The deeds of a cluster and of its applications, memberships, invoices, needs and surveys, the latest first. */
export async function listDeedsOfCluster(db: Database, clusterId: string, cut: Cut) {
	const of = (table: string) => sql`(select id from ${sql.table(table)}
		where cluster_id = ${clusterId})`;
	const listed = await Promise.all([
		listDeeds(db, { kind: 'cluster', id: clusterId }, cut),
		listAmong(db, 'membership_application', of('membership_application'), cut),
		listAmong(db, 'membership', of('membership'), cut),
		listAmong(db, 'invoice', of('fee_invoice'), cut),
		listAmong(db, 'need', of('need'), cut),
		listMakings(db, clusterId, cut)
	]);
	return listed
		.flat()
		.sort((one, other) => (one.id < other.id ? 1 : -1))
		.slice(0, cut.limit);
}

function listAmong(
	db: Database,
	kind: SubjectKind,
	ids: RawBuilder<unknown>,
	{ limit, before }: Cut
) {
	let query = db
		.selectFrom('journal')
		.selectAll()
		.where('subjectKind', '=', kind)
		.where('subjectId', 'in', ids as RawBuilder<string>);
	if (before) query = query.where('id', '<', before);
	return query.orderBy('id', 'desc').limit(limit).execute();
}

/** What was done with its surveys, also with those deleted since; who answered is not told here. */
function listMakings(db: Database, clusterId: string, { limit, before }: Cut) {
	let query = db
		.selectFrom('journal')
		.selectAll()
		.where('subjectKind', '=', 'survey')
		.where(
			'subjectId',
			'in',
			sql<string>`(select id from survey where cluster_id = ${clusterId}
			union select subject_id from journal where subject_kind = 'survey'
				and deed = 'survey.deleted' and details ->> 'clusterId' = ${clusterId})`
		)
		.where('deed', 'not in', ['survey.answered', 'survey.answer_changed']);
	if (before) query = query.where('id', '<', before);
	return query.orderBy('id', 'desc').limit(limit).execute();
}

type Subject = { subjectKind: string; subjectId: string };
export type About = { label: string; path: string };

/** What each deed was about: the organisation, or the invoice by its number; where it stands to be seen. */
export async function listAbout(
	db: Database,
	deeds: readonly Subject[]
): Promise<Map<string, About>> {
	const idsOf = (kind: SubjectKind) => [
		...new Set(deeds.flatMap((one) => (one.subjectKind === kind ? one.subjectId : [])))
	];
	const [applications, members, invoices] = await Promise.all([
		listNamed(db, 'membership_application', idsOf('membership_application')),
		listNamed(db, 'membership', idsOf('membership')),
		listNamed(db, 'fee_invoice', idsOf('invoice'))
	]);
	const lead = (rows: readonly { id: string; label: string }[], folder: string) =>
		rows.map(({ id, label }) => [id, { label, path: `${folder}/${id}` }] as const);
	return new Map([
		...lead(applications, 'applications'),
		...lead(members, 'members'),
		...lead(invoices, 'invoices')
	]);
}

const labels = {
	membership_application: sql`coalesce(organisation_draft ->> 'name', contact_name)`,
	membership: sql`(select name from organisation_text text
		join organisation on organisation.id = text.organisation_id
		where organisation.id = membership.organisation_id
			and text.locale = organisation.original_locale)`,
	fee_invoice: sql`number`
};

async function listNamed(db: Database, table: keyof typeof labels, ids: readonly string[]) {
	if (ids.length === 0) return [];
	const { rows } = await sql<{ id: string; label: string }>`
		select id, ${labels[table]} as label from ${sql.table(table)}
		where id = any(${ids}::uuid[])`.execute(db);
	return rows;
}
