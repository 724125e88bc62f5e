import type { RequestEvent } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { require, requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refuseStep } from '#rooms/signing/ending.server.ts';
import { listOwnSteps } from '#rooms/signing/own-steps.server.ts';
import { sign } from '#rooms/signing/sign.server.ts';
import { agreementFor, type AgreementEvent } from '../../../../agreement-page.server.ts';
import {
	describeTasks,
	keepPrivate,
	occasionOf,
	signingIn
} from '../../../../signing-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The person themselves: nobody signs while acting for somebody else. */
async function ownSteps(event: RequestEvent & AgreementEvent) {
	const actor = requirePerson(event);
	require(event, actor.onBehalfOfId === null);
	const read = await agreementFor(event);
	const { person, db } = event.locals;
	const own = await listOwnSteps(db, read.agreement.id, person ?? null);
	require(event, read.standing.mayWork || own.steps.length > 0);
	return { ...read, own };
}

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	const { agreement, parties, own } = await ownSteps(event);
	const { db, locale } = event.locals;
	const { round, due } = own;
	const tasks = round ? await describeTasks(db, due, { round, agreement, parties }, locale) : [];
	return { tasks, waits: own.steps.some(({ isDone }) => !isDone) && tasks.length === 0 };
};

async function ownStep(event: AgreementEvent, form: FormData) {
	const { own } = await ownSteps(event);
	return own.steps.find(({ id }) => id === textIn(form, 'step'));
}

export const actions: Actions = {
	sign: async (event) => {
		const form = await event.request.formData();
		const step = await ownStep(event, form);
		const { db, actor, locale } = event.locals;
		if (!step) return refused({ reason: 'not_the_signer' }, locale);
		const signing = await signingIn(event, form, { stepId: step.id, means: 'account' });
		const done = await sign(db, actor, signing);
		if (!done.ok) return refused(done, locale, { values: { name: signing.name } });
		return leadOn(event, event.url.pathname, 'signing_done_notice');
	},
	refuse: async (event) => {
		const form = await event.request.formData();
		const step = await ownStep(event, form);
		const { db, actor, locale } = event.locals;
		if (!step) return refused({ reason: 'not_the_signer' }, locale);
		const reason = textIn(form, 'reason').slice(0, 1000);
		const occasion = await occasionOf(event);
		const done = await attempt(db, (tx) =>
			refuseStep(tx, actor, { stepId: step.id, reason, occasion })
		);
		if (!done.ok) return refused(done, locale);
		return leadOn(event, event.url.pathname, 'signing_refused_notice');
	}
};
