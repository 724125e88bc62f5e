import { refuse } from '#platform/outcome.ts';
import { dispatchRound } from '#rooms/signing/dispatch.server.ts';
import { recallRound, replaceRound } from '#rooms/signing/ending.server.ts';
import { sendLinkAgain } from '#rooms/signing/letters.server.ts';
import { beginPlan, moveStep, removeStep, settlePlan } from '#rooms/signing/plan.server.ts';
import { actingOnAgreement, workedAgreement } from '../../../../agreement-page.server.ts';
import {
	addStepOf,
	changeSignerOf,
	enterPaperOf,
	loadSigning,
	settingsIn
} from '../../../../signing-plan.server.ts';
import { occasionOf } from '../../../../signing-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	loadSigning(event, await workedAgreement(event));

const dispatching = { may: ({ mayDispatch }: { mayDispatch: boolean }) => mayDispatch };
const planning = { ...dispatching, page: 'signing', notice: 'signing_saved' };

export const actions: Actions = {
	begin: actingOnAgreement(
		(tx, actor, { agreementId, now }) => beginPlan(tx, actor, { agreementId, now }),
		planning
	),
	step: actingOnAgreement(addStepOf, planning),
	remove: actingOnAgreement(
		(tx, actor, { agreementId, id }) => removeStep(tx, actor, { agreementId, stepId: id('step') }),
		planning
	),
	move: actingOnAgreement(
		(tx, actor, { agreementId, id, text }) =>
			moveStep(tx, actor, { agreementId, stepId: id('step'), turn: Number(text('turn')) }),
		planning
	),
	settings: actingOnAgreement(
		(tx, actor, act) =>
			settlePlan(tx, actor, {
				agreementId: act.agreementId,
				settings: settingsIn(act),
				now: act.now
			}),
		planning
	),
	dispatch: (event) =>
		actingOnAgreement(
			async (tx, actor, { agreementId }) =>
				dispatchRound(tx, actor, { agreementId, occasion: await occasionOf(event) }),
			{ ...planning, notice: 'signing_dispatched_notice' }
		)(event),
	again: (event) =>
		actingOnAgreement(
			async (tx, _, { id }) =>
				sendLinkAgain(tx, { stepId: id('step'), occasion: await occasionOf(event) }),
			{ ...planning, notice: 'signing_link_sent_notice' }
		)(event),
	change: (event) =>
		actingOnAgreement(
			async (tx, actor, act) => changeSignerOf(tx, actor, act, await occasionOf(event)),
			planning
		)(event),
	paper: (event) =>
		actingOnAgreement(
			async (tx, actor, act) => enterPaperOf(tx, actor, act, await occasionOf(event)),
			{
				may: ({ mayDispatch, answersFor }, { id }) =>
					mayDispatch || answersFor.includes(id('party')),
				page: 'signing',
				notice: 'signing_done_notice'
			}
		)(event),
	end: (event) =>
		actingOnAgreement(async (tx, actor, { agreementId, text }) => {
			const reason = text('reason').slice(0, 1000);
			const occasion = await occasionOf(event);
			if (text('how') === 'replace')
				return replaceRound(tx, actor, { agreementId, reason, occasion });
			if (text('how') === 'recall')
				return recallRound(tx, actor, { agreementId, reason, occasion });
			return refuse('choice_missing');
		}, planning)(event)
};
