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
import { listAgreements } from '#rooms/agreements/register.server.ts';
import { listTerms } from '#rooms/agreements/term.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { earliestEnd, isRenewalDue, lastDayOf } from '#rooms/agreements/term.ts';
import { workedAgreement, type AgreementEvent } from './agreement-page.server.ts';

/** Terms, endings and what stands beside it: the page of an agreement that lives. */
export async function loadLife(event: AgreementEvent) {
	const { agreement, parties, standing } = await workedAgreement(event);
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
		answersFor: standing.mayDispatch ? parties.map(({ id }) => id) : standing.answersFor,
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

/** Those with agreements that this reader may see. */
async function nameConflicts(
	{ locals }: AgreementEvent,
	conflicts: Awaited<ReturnType<typeof findConflicts>>
) {
	const { db, actor, locale, now } = locals;
	const ids = [...new Set(conflicts.map(({ withId }) => withId))];
	if (ids.length === 0) return [];
	const cut = { now, limit: ids.length, offset: 0 };
	const { agreements } = await listAgreements(db, actor, { ids }, cut);
	return conflicts.flatMap(({ kind, withId, shared }) => {
		const other = agreements.find(({ id }) => id === withId);
		if (!other) return [];
		const inAreas = kind === 'same_areas' || kind === 'exclusivity';
		return {
			...{ kind, withId, words: conflictName(kind, locale) },
			href: `/${locale}/agreements/${withId}`,
			...{ original: other.originalLocale, reference: other.reference, titles: other.titles },
			areas: inAreas ? shared.map((area) => areaName(area, locale)) : []
		};
	});
}
