import type { RequestEvent } from '@sveltejs/kit';
import { found, require } from '#platform/guards/guard.server.ts';
import type { Locale } from '#platform/locale.ts';
import { ownText } from '#rooms/events/own-text.ts';
import { listWritten, mayMake } from '#rooms/surveys/access.ts';
import { listAskedOf } from '#rooms/surveys/asked.server.ts';
import { compare, type Compared } from '#rooms/surveys/comparing.ts';
import { fewest } from '#rooms/surveys/exposure.ts';
import {
	dimensions,
	listCuts,
	resultsOf,
	textsOf,
	type Cut,
	type Tally
} from '#rooms/surveys/results.ts';
import { listComparable, readResults } from '#rooms/surveys/results.server.ts';
import { sayDimension, sayKind, sayOption, sayValue, textIn } from '#rooms/surveys/survey-words.ts';
import { countAnswers, type SurveyRecord } from '#rooms/surveys/survey-record.server.ts';
import { formatNumber, formatShare, languageName } from '#ui/format.ts';
import { surveyOf, type SurveyEvent } from './survey-page.server.ts';

/** Results everybody may read, or those of a survey that the reader makes or is asked in. */
export async function readableSurvey(event: SurveyEvent): Promise<SurveyRecord> {
	const survey = await surveyOf(event);
	if (survey.hasPublicResults && survey.closedAt) return survey;
	require(event, survey.openedAt !== null && (await belongs(event, survey)));
	return survey;
}

/** The cluster's people, and the members it asks. */
async function belongs(
	{ locals: { db, actor, now } }: RequestEvent,
	{ clusterId }: SurveyRecord
): Promise<boolean> {
	if (mayMake(actor, clusterId)) return true;
	return (await listAskedOf(db, clusterId, listWritten(actor), now)).length > 0;
}

type To = { locale: Locale; original: Locale };

/** The part asked for in the address, `size:micro`. */
function cutIn(url: URL): Cut | undefined {
	const [name = '', ...value] = (url.searchParams.get('part') ?? '').split(':');
	const dimension = dimensions.find((one) => one === name);
	return dimension && { dimension, value: value.join(':') };
}

export const yearOf = ({ openedAt, madeAt }: SurveyRecord): string =>
	String((openedAt ?? madeAt).getUTCFullYear());

/** A closed survey's figures in the reader's words, of everybody or of the part asked for. */
export async function loadResults(event: RequestEvent, survey: SurveyRecord) {
	const { db, locale, actor } = event.locals;
	const { questions, respondents } = found(await readResults(db, survey.id));
	const to = { locale, original: survey.originalLocale };
	const cuts = listCuts(respondents);
	const wished = cutIn(event.url);
	const isOffered = (cut: Cut) => cut.dimension === wished?.dimension && cut.value === wished.value;
	const cut = cuts.find(isOffered);
	const results = resultsOf(questions, respondents, cut);
	const isTeam = mayMake(actor, survey.clusterId);
	const onlyPublic = !(await belongs(event, survey));
	const others = await listComparable(db, survey, { onlyPublic });
	const before = cut ? undefined : await loadBefore(event, others);
	const compared = before ? compare(results.tallies, before.tallies) : [];
	const answered = (await countAnswers(db, [survey.id])).get(survey.id) ?? 0;
	return {
		isFew: respondents.length < fewest,
		respondents: respondents.length,
		among: results.respondents,
		asked: survey.askedCount ?? 0,
		waiting: isTeam ? Math.max(0, answered - respondents.length) : 0,
		isTeam,
		cut: cut && { name: nameOfCut(cut, locale), value: `${cut.dimension}:${cut.value}` },
		parts: dimensions.flatMap((dimension) => {
			const own = cuts.filter((one) => one.dimension === dimension);
			return own.length === 0
				? []
				: [
						{
							label: sayDimension(dimension, locale),
							options: own.map(({ value, count }) => ({
								value: `${dimension}:${value}`,
								label: `${sayValue(dimension, value, locale)} (${formatNumber(locale, count)})`
							}))
						}
					];
		}),
		comparable: others.map((one) => ({
			value: one.id,
			label: `${textIn(one.titles, { locale, original: one.originalLocale })} (${yearOf(one)})`
		})),
		before: before && { id: before.id, year: before.year },
		year: yearOf(survey),
		questions: results.tallies.map((tally) => ({
			...describeTally(tally, to),
			compared: describeCompared(
				compared.find(({ now }) => now === tally),
				to,
				before?.original ?? to.original
			),
			texts:
				isTeam && !cut
					? textsOf(tally.question, respondents).map((one) => ({
							...one,
							languageName: languageName(locale, one.language)
						}))
					: []
		}))
	};
}

export type ResultsData = Awaited<ReturnType<typeof loadResults>>;
export type ShownQuestion = ResultsData['questions'][number];

const nameOfCut = ({ dimension, value }: Cut, locale: Locale): string =>
	`${sayDimension(dimension, locale)}: ${sayValue(dimension, value, locale)}`;

/** The figures of the older survey asked for, of everybody in it. */
async function loadBefore({ locals: { db }, url }: RequestEvent, others: readonly SurveyRecord[]) {
	const known = others.find(({ id }) => id === url.searchParams.get('with'));
	const read = known && (await readResults(db, known.id));
	if (!read) return undefined;
	const { tallies } = resultsOf(read.questions, read.respondents);
	return { id: known.id, tallies, year: yearOf(known), original: known.originalLocale };
}

function describeTally({ question, ...tally }: Tally, to: To) {
	const { locale } = to;
	const figure = (value: number | null) =>
		value === null ? null : formatNumber(locale, value, { maximumFractionDigits: 1 });
	return {
		...{ id: question.id, kind: question.kind, isHidden: tally.isHidden },
		kindName: sayKind(question.kind, locale),
		text: ownText(question.texts, to),
		plainText: textIn(question.texts, to),
		answered: tally.answered,
		mean: figure(tally.mean),
		median: figure(tally.median),
		sum: figure(tally.sum),
		rows: tally.rows.map(({ key, count, share }) => ({
			...{ key, count, share, label: sayOption(question, key, to) },
			shareText: formatShare(locale, share)
		}))
	};
}

function describeCompared(compared: Compared | undefined, to: To, before: Locale) {
	if (!compared || compared.now.isHidden || compared.before.isHidden) return null;
	const older = { ...to, original: before };
	const { now: own, before: other } = compared;
	const wording = textIn(other.question.texts, older);
	const figures = (tally: Tally) => ({
		answered: tally.answered,
		mean: tally.mean === null ? null : formatNumber(to.locale, tally.mean, oneDigit),
		median: tally.median === null ? null : formatNumber(to.locale, tally.median, oneDigit)
	});
	return {
		wording: wording === textIn(own.question.texts, to) ? null : wording,
		now: figures(own),
		before: figures(other),
		rows: compared.rows.map((row) => ({
			key: row.key,
			label: row.now
				? sayOption(own.question, row.key, to)
				: sayOption(other.question, row.key.replace(/^before\./, ''), older),
			now: row.now && { ...row.now, text: formatShare(to.locale, row.now.share) },
			before: row.before && { ...row.before, text: formatShare(to.locale, row.before.share) }
		}))
	};
}

const oneDigit = { maximumFractionDigits: 1 };
