import {
	conflictName,
	areaName,
	termCauseName,
	terminationCauseName
} from '#rooms/agreements/agreement-words.ts';
import { isBinding } from '#rooms/agreements/agreement-life.ts';
import { findConflicts } from '#rooms/agreements/comparing.server.ts';
import { findTermination } from '#rooms/agreements/ending.server.ts';
import { monthCount } from '#rooms/agreements/placeholders.ts';
import { listTerms } from '#rooms/agreements/term.server.ts';
import { dayOf, earliestEnd, isRenewalDue, lastDayOf } from '#rooms/agreements/term.ts';
import { workedAgreement, type AgreementEvent } from './agreement-page.server.ts';

/** Terms, endings and what stands beside it: the page of an agreement that lives. */
export async function loadLife(event: AgreementEvent) {
	const { agreement, standing } = await workedAgreement(event);
	const { db, locale, now } = event.locals;
	const today = dayOf(now);
	const [terms, termination, conflicts] = await Promise.all([
		listTerms(db, agreement.id),
		findTermination(db, agreement.id),
		findConflicts(db, agreement.id)
	]);
	const last = terms.at(-1);
	const isAlive = isBinding(agreement.state) && !termination;
	const mayRenew =
		(isAlive || agreement.state === 'expired') &&
		agreement.renewal !== 'none' &&
		last !== undefined &&
		isRenewalDue(last, today);
	return {
		isAlive,
		mayRenew: mayRenew && standing.mayDispatch,
		renewalTime: monthCount(agreement.renewalMonths ?? 0, locale),
		earliest: earliestEnd(today, agreement.noticeMonths),
		answersFor: standing.mayDispatch
			? (
					await db
						.selectFrom('agreementParty')
						.select('id')
						.where('agreementId', '=', agreement.id)
						.execute()
				).map(({ id }) => id)
			: standing.answersFor,
		terms: terms.map((term) => ({
			id: term.id,
			from: term.validFrom,
			until: lastDayOf(term),
			cause: termCauseName(term.cause, locale),
			isNow: term.validFrom <= today && (term.validUntil === null || term.validUntil > today)
		})),
		termination: termination && {
			...{ givenOn: termination.givenOn, endsOn: termination.endsOn, reason: termination.reason },
			cause: terminationCauseName(termination.cause, locale)
		},
		conflicts: await nameConflicts(event, conflicts)
	};
}

async function nameConflicts(
	{ locals }: AgreementEvent,
	conflicts: Awaited<ReturnType<typeof findConflicts>>
) {
	const { db, locale } = locals;
	const ids = [...new Set(conflicts.map(({ withId }) => withId))];
	const titles = ids.length
		? await db
				.selectFrom('agreementText')
				.innerJoin('agreement', 'agreement.id', 'agreementId')
				.select(['agreementId', 'locale', 'title', 'reference', 'originalLocale'])
				.where('agreementId', 'in', ids)
				.execute()
		: [];
	return conflicts.map(({ kind, withId, shared }) => {
		const of = titles.filter(({ agreementId }) => agreementId === withId);
		return {
			...{ kind, withId, words: conflictName(kind, locale) },
			href: `/${locale}/agreements/${withId}`,
			original: of[0]?.originalLocale ?? locale,
			reference: of[0]?.reference ?? '',
			titles: Object.fromEntries(of.map((one) => [one.locale, one.title])),
			areas:
				kind === 'same_areas' || kind === 'exclusivity'
					? shared.map((area) => areaName(area, locale))
					: []
		};
	});
}
