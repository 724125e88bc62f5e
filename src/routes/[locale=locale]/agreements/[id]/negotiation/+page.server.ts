import { isId } from '#platform/ids.ts';
import { locales } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import {
	acceptAmendment,
	declineAmendment,
	listAmendments,
	proposeAmendment,
	withdrawAmendment
} from '#rooms/agreements/amendment.server.ts';
import type { ClauseTexts } from '#rooms/agreements/agreement.ts';
import { changes } from '#rooms/agreements/negotiation.ts';
import { remark, settleRemark } from '#rooms/agreements/negotiation.server.ts';
import {
	actingOnAgreement,
	type AgreementAct,
	type Standing
} from '../../../../agreement-page.server.ts';
import { loadNegotiation } from '../../../../agreement-negotiation.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadNegotiation(event);

const speaking = {
	may: ({ negotiates, mayDraft }: Standing) => negotiates.length > 0 || mayDraft,
	page: 'negotiation'
};
const deciding = { may: ({ mayDraft }: Standing) => mayDraft, page: 'negotiation' };

/** Whoever speaks for several says for whom; the one who drew up the text may speak for none. */
function sideIn({ standing, id }: AgreementAct): string | null {
	const { negotiates } = standing;
	return negotiates.includes(id('party')) ? id('party') : (negotiates[0] ?? null);
}

const proposedIn = (text: (name: string) => string): ClauseTexts =>
	Object.fromEntries(
		locales.flatMap((locale) => {
			const [heading, body] = [text(`heading.${locale}`), text(`body.${locale}`)];
			return body
				? [[locale, { heading: heading.slice(0, 300), body: body.replace(/\r\n/g, '\n') }]]
				: [];
		})
	);

export const actions: Actions = {
	remark: async (event) =>
		actingOnAgreement((tx, actor, act) => {
			const { agreementId, id, text, now } = act;
			const optional = (name: string) => (isId(text(name)) ? id(name) : null);
			const said = {
				...{ agreementId, clauseKey: optional('clause'), answersId: optional('answers') },
				...{ partyId: sideIn(act), locale: event.locals.locale, text: text('text') }
			};
			return remark(tx, actor, said, now);
		}, speaking)(event),
	settle: actingOnAgreement(
		(tx, actor, { agreementId, id, now }) =>
			settleRemark(tx, actor, { agreementId, id: id('id'), now }),
		speaking
	),
	propose: actingOnAgreement((tx, actor, act) => {
		const { agreementId, id, text, now } = act;
		const change = changes.find((one) => one === text('change')) ?? 'replace';
		const clause = isId(text('clause')) ? id('clause') : null;
		const amendment = {
			...{ change, texts: change === 'strike' ? {} : proposedIn(text) },
			clauseKey: change === 'insert' ? null : clause,
			afterKey: change === 'insert' ? clause : null,
			reason: text('reason').slice(0, 2000)
		};
		return proposeAmendment(tx, actor, { agreementId, partyId: sideIn(act), amendment }, now);
	}, speaking),
	accept: actingOnAgreement(
		(tx, actor, { agreementId, id, now }) =>
			acceptAmendment(tx, actor, { agreementId, id: id('id'), now }),
		{ ...deciding, notice: 'agreements_amendment_accepted_notice' }
	),
	decline: actingOnAgreement(
		(tx, actor, { agreementId, id, text, now }) =>
			declineAmendment(tx, actor, { agreementId, id: id('id'), reason: text('reason'), now }),
		deciding
	),
	withdraw: actingOnAgreement(async (tx, actor, { agreementId, id, now }) => {
		const own = (await listAmendments(tx, agreementId)).find((one) => one.id === id('id'));
		if (!own || own.proposedById !== actor.personId) return refuse('amendment_unknown');
		return withdrawAmendment(tx, actor, { agreementId, id: id('id'), now });
	}, speaking)
};
