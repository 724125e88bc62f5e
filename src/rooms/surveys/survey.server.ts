import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Texts } from '#rooms/events/event.ts';
import { countAsked } from './asked.server.ts';
import { countIn } from './counting.server.ts';
import { listQuestions, lockSurvey, type SurveyRecord } from './survey-record.server.ts';
import { stateOf, type SurveyQuestion } from './survey.ts';
import { findTemplate } from './templates.ts';

type Begun = { clusterId: string; originalLocale: Locale };

/** A survey begins as a draft: from a template, from an older survey, or with a title alone. */
export async function makeSurvey(
	tx: Transaction,
	actor: Actor,
	{ clusterId, originalLocale, template, title }: Begun & { template?: string; title?: string },
	now: Date
): Promise<Outcome<string>> {
	const known = template ? findTemplate(template) : undefined;
	const titles = known?.titles ?? (title ? { [originalLocale]: title } : {});
	if (!titles[originalLocale]) return refuse('title_missing');
	const made = { clusterId, originalLocale, titles, introductions: known?.introductions ?? {} };
	return accept(await insert(tx, actor, { ...made, questions: known?.questions ?? [] }, now));
}

/** The same questions once more, so that the years can be laid side by side. */
export async function copySurvey(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId }: { id: string; clusterId: string },
	now: Date
): Promise<Outcome<string>> {
	const source = await lockSurvey(tx, id);
	if (!source || source.clusterId !== clusterId) return refuse('survey_gone');
	const { originalLocale, titles, introductions } = source;
	const questions = await listQuestions(tx, id);
	const made = { clusterId, originalLocale, titles, introductions, copiedFromId: id, questions };
	return accept(await insert(tx, actor, made, now));
}

type Made = Begun & {
	titles: Texts;
	introductions: Texts;
	copiedFromId?: string;
	questions: readonly Omit<SurveyQuestion, 'id' | 'position'>[];
};

async function insert(
	tx: Transaction,
	actor: Actor,
	{ questions, titles, introductions, copiedFromId = undefined, ...begun }: Made,
	now: Date
): Promise<string> {
	const id = newId();
	await tx
		.insertInto('survey')
		.values({
			...{ id, ...begun, copiedFromId: copiedFromId ?? null },
			...{ titles: JSON.stringify(titles), introductions: JSON.stringify(introductions) },
			...{ madeAt: now, madeById: actor.personId }
		})
		.execute();
	const rows = questions.map(({ kind, texts, options, isRequired, origin }, at) => ({
		...{ id: newId(), surveyId: id, kind, isRequired, origin, position: at + 1 },
		...{ texts: JSON.stringify(texts), options: JSON.stringify(options) }
	}));
	if (rows.length > 0) await tx.insertInto('surveyQuestion').values(rows).execute();
	const details = { clusterId: begun.clusterId, ...(copiedFromId && { copiedFromId }) };
	await record(tx, actor, { deed: 'survey.made', subject: { kind: 'survey', id }, details });
	return id;
}

export type SurveyTexts = { titles: Texts; introductions: Texts };

/** Its title and introduction, in whichever languages there are. */
export async function changeTexts(
	tx: Transaction,
	actor: Actor,
	{ id, edition, titles, introductions }: SurveyTexts & { id: string; edition: number }
): Promise<Outcome> {
	const held = await lockSurvey(tx, id);
	if (!held) return refuse('survey_gone');
	if (held.edition !== edition)
		return refuse('changed_meanwhile', {
			edition: held.edition,
			theirs: { titles: held.titles, introductions: held.introductions }
		});
	if (!titles[held.originalLocale]) return refuse('title_missing');
	const texts = { titles: JSON.stringify(titles), introductions: JSON.stringify(introductions) };
	await tx
		.updateTable('survey')
		.set({ ...texts, edition: edition + 1 })
		.where('id', '=', id)
		.execute();
	const before = { titles: held.titles, introductions: held.introductions };
	return told(tx, actor, held, 'changed', { before });
}

type Upon = { id: string };

/** Asks every member, until the end of a day. Who is asked gets a letter. */
export async function openSurvey(
	tx: Transaction,
	actor: Actor,
	{ id, openUntil }: Upon & { openUntil: string | null },
	now: Date
): Promise<Outcome> {
	const held = await lockSurvey(tx, id);
	if (!held) return refuse('survey_gone');
	if (stateOf(held, now) === 'open') return refuse('survey_open_already');
	if (!openUntil || openUntil <= dayOf(now)) return refuse('survey_day_past');
	if ((await listQuestions(tx, id)).length === 0) return refuse('survey_without_questions');
	const isFirst = held.openedAt === null;
	await tx
		.updateTable('survey')
		.set({ openUntil, closedAt: null, ...(isFirst && { openedAt: now }) })
		.where('id', '=', id)
		.execute();
	return told(tx, actor, held, isFirst ? 'opened' : 'reopened', { openUntil });
}

/** Another last day, while it is open. */
export async function moveEnd(
	tx: Transaction,
	actor: Actor,
	{ id, openUntil }: Upon & { openUntil: string | null },
	now: Date
): Promise<Outcome> {
	const held = await lockSurvey(tx, id);
	if (!held || stateOf(held, now) !== 'open') return refuse('survey_not_open');
	if (!openUntil || openUntil < dayOf(now)) return refuse('survey_day_past');
	await tx.updateTable('survey').set({ openUntil }).where('id', '=', id).execute();
	return told(tx, actor, held, 'end_moved', { before: held.openUntil, openUntil });
}

/** Nobody answers any more, and the results are made of what was answered. */
export async function closeSurvey(
	tx: Transaction,
	actor: Actor,
	{ id }: Upon,
	now: Date
): Promise<Outcome> {
	const held = await lockSurvey(tx, id);
	if (!held?.openedAt || held.closedAt) return refuse('survey_not_open');
	const askedCount = await countAsked(tx, held.clusterId, now);
	await tx.updateTable('survey').set({ closedAt: now, askedCount }).where('id', '=', id).execute();
	return told(tx, actor, held, 'closed', await countIn(tx, id));
}

/** Only a draft goes, for nobody has answered it. */
export async function deleteDraft(tx: Transaction, actor: Actor, { id }: Upon): Promise<Outcome> {
	const held = await lockSurvey(tx, id);
	if (!held) return refuse('survey_gone');
	if (held.openedAt) return refuse('survey_was_open');
	await tx.deleteFrom('survey').where('id', '=', id).execute();
	return told(tx, actor, held, 'deleted', { titles: held.titles });
}

/** Whether everybody may read the results. */
export async function showResults(
	tx: Transaction,
	actor: Actor,
	{ id, isPublic }: Upon & { isPublic: boolean }
): Promise<Outcome> {
	const held = await lockSurvey(tx, id);
	if (!held) return refuse('survey_gone');
	await tx.updateTable('survey').set({ hasPublicResults: isPublic }).where('id', '=', id).execute();
	const seen = { ...held, hasPublicResults: true };
	return told(tx, actor, seen, isPublic ? 'results_shown' : 'results_hidden');
}

async function told(
	tx: Transaction,
	actor: Actor,
	{ id, clusterId, hasPublicResults }: SurveyRecord,
	done: string,
	details: Record<string, unknown> = {}
): Promise<Outcome> {
	await record(tx, actor, {
		deed: `survey.${done}`,
		subject: { kind: 'survey', id },
		isPublic: hasPublicResults,
		details: { clusterId, ...details }
	});
	return accept();
}
