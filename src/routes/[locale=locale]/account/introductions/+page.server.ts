import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { addressOfHouse, reachOf } from '#platform/serve/address.ts';
import { mayIntroduce } from '#rooms/introductions/access.ts';
import { listOwnOffers } from '#rooms/introductions/introducer.server.ts';
import { sayAnswer, sayBasis } from '#rooms/introductions/introduction-words.ts';
import { introductionAnswers, longestMessage } from '#rooms/introductions/introduction.ts';
import { answerRequest, listRequests } from '#rooms/introductions/request.server.ts';
import { formatDate } from '#ui/format.ts';
import { listKnown } from '../../../../known-organisations.server.ts';
import { offer, withdraw } from '../../../introductions-page.server.ts';
import { listScopes } from '../../../scopes.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const mostProposed = 10;

export const load: PageServerLoad = async (event) => {
	const { personId } = require(event, mayIntroduce(event.locals.actor));
	const { db, locale, now } = event.locals;
	const [own, { received, made }, known] = await Promise.all([
		listOwnOffers(db, personId),
		listRequests(db, personId),
		listKnown(db, { personId, now, limit: mostProposed })
	]);
	const scopes = await listScopes(
		db,
		[...own, ...received, ...made, ...known].map(({ organisationId: id }) => ({
			...{ kind: 'organisation' as const, id }
		})),
		locale
	);
	const named = new Map(scopes.flatMap((one) => (one?.id ? [[one.id, one.name] as const] : [])));
	const about = (id: string) => ({
		organisationId: id,
		organisation: named.get(id) ?? '–',
		href: `/${locale}/organisations/${id}/introductions`
	});
	const told = (request: (typeof received)[number]) => ({
		...about(request.organisationId),
		...{ id: request.id, name: request.otherName, message: request.message },
		...{ messageLocale: request.locale, answerText: request.answerText },
		answer: request.answer && sayAnswer(request.answer, locale),
		day: formatDate(locale, request.askedAt, 'medium')
	});
	return {
		own: own.map(({ organisationId, basis, note }) => ({
			...{ ...about(organisationId), note, how: sayBasis(basis, locale) }
		})),
		proposed: known.map(({ organisationId, basis }) => ({
			...{ ...about(organisationId), how: sayBasis(basis, locale) }
		})),
		received: received.map(told),
		made: made.map(told)
	};
};

const here = ({ locals: { locale } }: RequestEvent) => `/${locale}/account/introductions`;

export const actions: Actions = {
	answer: async (event) => {
		const actor = require(event, mayIntroduce(event.locals.actor));
		const { db, now, locale } = event.locals;
		const form = await event.request.formData();
		const id = textIn(form, 'id');
		const answer = introductionAnswers.find((one) => one === textIn(form, 'answer'));
		if (!isId(id) || !answer) return refused(refuse('choice_missing'), locale);
		const text = textIn(form, 'text').slice(0, longestMessage);
		const occasion = { now, origin: addressOfHouse(reachOf(process.env)) };
		const done = await attempt(db, (tx) =>
			answerRequest(tx, actor, { id, answer, text }, occasion)
		);
		if (!done.ok) return refused(done, locale);
		return leadOn(event, here(event), 'introductions_answered');
	},
	offer: (event) => offer(event, here(event)),
	withdraw: (event) => withdraw(event, here(event))
};
