import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { addressOfHouse, reachOf } from '#platform/serve/address.ts';
import { mayIntroduce } from '#rooms/introductions/access.ts';
import { listIntroducers, listOwnOffers } from '#rooms/introductions/introducer.server.ts';
import { sayAnswer, sayBasis } from '#rooms/introductions/introduction-words.ts';
import { longestMessage } from '#rooms/introductions/introduction.ts';
import { askForIntroduction, listRequests } from '#rooms/introductions/request.server.ts';
import { eachText } from '#rooms/organisations/organisation.ts';
import { offer, withdraw } from '../../../../introductions-page.server.ts';
import { organisationOf } from '../../../../organisation-page.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { personId } = require(event, mayIntroduce(event.locals.actor));
	const record = await organisationOf(event);
	const { db, locale, now } = event.locals;
	const [introducers, own, { made }] = await Promise.all([
		listIntroducers(db, { askerId: personId, organisationId: record.id, now }),
		listOwnOffers(db, personId),
		listRequests(db, personId)
	]);
	const asked = new Map(
		made
			.filter(({ organisationId }) => organisationId === record.id)
			.map(({ otherId, answer }) => [otherId, answer ? sayAnswer(answer, locale) : ''])
	);
	return {
		id: record.id,
		names: eachText(record.texts, 'name'),
		original: record.originalLocale,
		isOffering: own.some(({ organisationId }) => organisationId === record.id),
		introducers: introducers.map(({ personId: id, name, basis, note }) => ({
			...{ id, name, note, how: sayBasis(basis, locale) },
			asked: asked.has(id),
			answer: asked.get(id) ?? ''
		}))
	};
};

const here = ({ locals: { locale }, params }: RequestEvent) =>
	`/${locale}/organisations/${params.id}/introductions`;

export const actions: Actions = {
	ask: async (event) => {
		const actor = require(event, mayIntroduce(event.locals.actor));
		const { id: organisationId } = await organisationOf(event);
		const { db, now, locale } = event.locals;
		const form = await event.request.formData();
		const introducerId = textIn(form, 'person');
		const message = textIn(form, 'message').slice(0, longestMessage);
		const values = valuesIn(form);
		if (!isId(introducerId)) return refused(refuse('introducer_gone'), locale, { values });
		const occasion = { now, origin: addressOfHouse(reachOf(process.env)) };
		const ask = { introducerId, organisationId, message, locale };
		const done = await attempt(db, (tx) => askForIntroduction(tx, actor, ask, occasion));
		if (!done.ok) return refused(done, locale, { values });
		return leadOn(event, here(event), 'introductions_asked');
	},
	offer: (event) => offer(event, here(event)),
	withdraw: (event) => withdraw(event, here(event))
};
