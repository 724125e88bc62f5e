import { dayOf } from '#platform/calendar-day.ts';
import { terminationCauseName } from '#rooms/agreements/agreement-words.ts';
import { terminate, withdrawParty } from '#rooms/agreements/ending.server.ts';
import { admitJoiner } from '#rooms/agreements/joining.server.ts';
import { renew } from '#rooms/agreements/renewal.server.ts';
import { terminationCauses } from '#rooms/agreements/term.ts';
import { refuse } from '#platform/outcome.ts';
import { agreementChoices, partyIn } from '../../../../agreement-form.server.ts';
import { loadLife } from '../../../../agreement-life-page.server.ts';
import { actingOnAgreement, type Standing } from '../../../../agreement-page.server.ts';
import { scanIn } from '../../../../agreement-drafting.server.ts';
import { findByName } from '../../../../find-by-name.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const text = event.url.searchParams.get('q') ?? '';
	const [life, found] = await Promise.all([
		loadLife(event),
		findByName(db, { text, kinds: ['cluster', 'organisation'], locale })
	]);
	return {
		...{ life, text, found },
		asked: event.url.searchParams.get('do'),
		today: dayOf(event.locals.now),
		roles: agreementChoices(locale).roles,
		causes: (['notice', 'consent', 'dissolution'] as const).map((value) => ({
			value,
			label: terminationCauseName(value, locale)
		}))
	};
};

const leading = { may: ({ mayDispatch }: Standing) => mayDispatch, page: 'life' };

export const actions: Actions = {
	renew: actingOnAgreement(
		(tx, actor, { agreementId, now }) => renew(tx, actor, { agreementId, now }),
		{
			...leading,
			notice: 'agreements_renewed_notice'
		}
	),
	terminate: actingOnAgreement((tx, actor, { agreementId, now, text, day }) => {
		const [givenOn, endsOn] = [day('given_on'), day('ends_on')];
		if (!givenOn || !endsOn) return Promise.resolve(refuse('date_missing'));
		const cause = terminationCauses.find((one) => one === text('cause')) ?? 'notice';
		const termination = { givenOn, endsOn, cause, reason: text('reason').slice(0, 2000) };
		return terminate(tx, actor, { agreementId, termination, now });
	}, leading),
	withdraw: actingOnAgreement(
		async (tx, actor, { agreementId, now, text, day, id, form }) => {
			const [givenOn, endsOn] = [day('given_on'), day('ends_on')];
			if (!givenOn || !endsOn) return refuse('date_missing');
			const scan = await scanIn(tx, actor, form);
			if (!scan.ok) return scan;
			const withdrawal = {
				...{ partyId: id('party'), givenOn, endsOn, fileId: scan.value },
				reason: text('reason').slice(0, 2000)
			};
			return withdrawParty(tx, actor, { agreementId, withdrawal, now });
		},
		{
			may: ({ mayDispatch, answersFor }, { id }) => mayDispatch || answersFor.includes(id('party')),
			page: 'life'
		}
	),
	join: actingOnAgreement((tx, actor, { agreementId, now, text, day }) => {
		const party = partyIn(text('party'), text('role'));
		const joinedOn = day('joined_on');
		if (!party) return Promise.resolve(refuse('party_unknown'));
		if (!joinedOn) return Promise.resolve(refuse('date_missing'));
		return admitJoiner(tx, actor, { agreementId, party, joinedOn, now });
	}, leading)
};
