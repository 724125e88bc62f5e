import { sql } from 'kysely';
import { dayOf } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import type { SurveyRecord } from './survey-record.server.ts';

export type Awaiting = Pick<
	SurveyRecord,
	'id' | 'clusterId' | 'originalLocale' | 'titles' | 'openUntil'
> & { organisationId: string; answeredAt: Date | null };

/** Open surveys that these organisations are asked in, and whether they answered. */
export async function listAwaiting(
	db: Database,
	organisationIds: readonly string[],
	now: Date,
	{ limit = 100 }: { limit?: number } = {}
): Promise<Awaiting[]> {
	if (organisationIds.length === 0) return [];
	const today = dayOf(now);
	const { rows } = await sql<Awaiting>`
		select distinct survey.open_until, survey.id, survey.cluster_id, survey.original_locale,
			survey.titles, member.organisation_id, answer.answered_at
		from survey
			join membership member on member.cluster_id = survey.cluster_id
				and member.kind = 'member' and member.valid_from <= ${today}
				and (member.valid_until is null or member.valid_until > ${today})
				and member.organisation_id = any(${[...organisationIds]}::uuid[])
			left join survey_answer answer on answer.survey_id = survey.id
				and answer.organisation_id = member.organisation_id
		where survey.opened_at is not null and survey.closed_at is null
			and survey.open_until >= ${today}
		order by survey.open_until, survey.id, member.organisation_id limit ${limit}`.execute(db);
	return rows;
}
