import { sql, type Kysely } from 'kysely';

/** A version that is fixed keeps its titles and which language binds, whatever the next one says. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table agreement_version
		add column titles jsonb not null default '{}', add column binding_locale text`.execute(db);
	await sql`
		update agreement_version v set binding_locale = a.binding_locale, titles = (
			select coalesce(jsonb_object_agg(t.locale, t.title), '{}') from agreement_text t
			where t.agreement_id = v.agreement_id and t.locale = any(v.locales))
		from agreement a where a.id = v.agreement_id and v.frozen_at is not null`.execute(db);
}
