import { sql } from 'kysely';
import type { Transaction } from '#platform/database/database.ts';
import { fewest } from './exposure.ts';

/**
 * Puts what was answered among what is counted. After a reopening fewer than five answers that are new
 * or different would show in the change of the results: they wait for the next closing.
 */
export async function countIn(tx: Transaction, surveyId: string) {
	const { rows } = await sql<{ counted: string; waiting: string }>`
		select count(*) filter (where counted is not null) as counted,
			count(*) filter (where counted is distinct from answers and merged_into_id is null) as waiting
		from survey_answer join organisation on organisation.id = organisation_id
		where survey_id = ${surveyId}`.execute(tx);
	const counted = Number(rows[0]?.counted ?? 0);
	const waiting = Number(rows[0]?.waiting ?? 0);
	if (counted >= fewest && waiting < fewest) return { counted, waiting };
	await sql`
		update survey_answer answer set counted = answers, counted_as = coalesce(counted_as,
			jsonb_build_object('size', o.size_class, 'country', o.country, 'region', o.region,
				'language', answer.locale, 'steps', coalesce((
					select jsonb_agg(distinct step.chain || ':' || step.step)
					from organisation_chain_step step where step.organisation_id = o.id), '[]')))
		from organisation o
		where o.id = answer.organisation_id and o.merged_into_id is null
			and survey_id = ${surveyId}`.execute(tx);
	return { counted: counted + waiting, waiting: 0 };
}
