import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { redirect } from '@sveltejs/kit';
import {
	listSigningParties,
	findCompletedRound,
	findOpenRound,
	listSteps
} from '#rooms/signing/round.server.ts';
import { dueSteps } from '#rooms/signing/round-life.ts';
import { signStep } from '#rooms/signing/sign.server.ts';
import { agreementFor, type AgreementEvent } from '../../../../agreement-page.server.ts';
import { describeTasks, keepPrivate, signingIn } from '../../../../signing-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

async function stage(event: AgreementEvent) {
	const read = await agreementFor(event);
	require(event, read.standing.mayDispatch);
	return read;
}

/** Whose turn it is on the stage: in the order of the plan, whoever has not signed yet. */
export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	const { agreement } = await stage(event);
	const { db, locale } = event.locals;
	const round =
		(await findOpenRound(db, agreement.id)) ?? (await findCompletedRound(db, agreement.id));
	const titles = agreement.titles;
	if (!round?.dispatchedAt) return { titles, original: agreement.originalLocale, people: [] };
	const [steps, parties] = await Promise.all([
		listSteps(db, round.id),
		listSigningParties(db, agreement.id)
	]);
	const signatures = steps.filter(({ task }) => task === 'signature');
	const due = round.endedAt ? [] : dueSteps(signatures);
	const position = new Map(parties.map(({ id, position: at }) => [id, at]));
	const byParty = due.toSorted(
		(one, other) =>
			(position.get(one.partyId ?? '') ?? 0) - (position.get(other.partyId ?? '') ?? 0)
	);
	const next = byParty[0];
	const people = await describeTasks(db, signatures, { round, agreement, parties }, locale);
	return {
		titles,
		original: agreement.originalLocale,
		place: round.place,
		total: signatures.length,
		done: signatures.filter(({ isDone }) => isDone).length,
		isBlocked: !next && steps.some(({ isDone }) => !isDone),
		people,
		task: people.find(({ id }) => id === next?.id) ?? null
	};
};

export const actions: Actions = {
	sign: async (event) => {
		const { agreement } = await stage(event);
		const { db, actor, locale } = event.locals;
		const form = await event.request.formData();
		const stepId = textIn(form, 'step');
		const round = await findOpenRound(db, agreement.id);
		const steps = round ? await listSteps(db, round.id) : [];
		if (!steps.some(({ id }) => id === stepId)) return refused({ reason: 'round_over' }, locale);
		const signing = await signingIn(event, form, { stepId, means: 'ceremony' });
		const done = await attempt(db, (tx) => signStep(tx, actor, signing));
		if (!done.ok) return refused(done, locale, { values: { name: signing.name } });
		redirect(303, `${event.url.pathname}?signed=${stepId}`);
	}
};
