import { redirect, type Cookies } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { visitor } from '#platform/actor.ts';
import { getAgreement } from '#rooms/agreements/agreement.server.ts';
import { listParties } from '#rooms/agreements/parties.server.ts';
import { refuseStep } from '#rooms/signing/ending.server.ts';
import { findLink, linkProblem, openLink } from '#rooms/signing/link.server.ts';
import { sendLinkAgain } from '#rooms/signing/letters.server.ts';
import { findRoundOfStep, listSteps } from '#rooms/signing/round.server.ts';
import { findRoundProblem, sign } from '#rooms/signing/sign.server.ts';
import { textFor } from '#ui/locale-text.ts';
import { describeTasks, keepPrivate, occasionOf, signingIn } from '../../../signing-page.server.ts';
import { openedHere, signingCookie, type Personal } from '../../../signing-session.server.ts';
import type { Actions, PageServerLoad } from './$types';

async function groundOf(db: Database, stepId: string) {
	const round = (await findRoundOfStep(db, stepId))!;
	const steps = await listSteps(db, round.id);
	const step = steps.find(({ id }) => id === stepId)!;
	const agreement = await getAgreement(db, round.agreementId);
	return { round, steps, step, agreement };
}

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	const { db, locale, now } = event.locals;
	const link = await findLink(db, event.params.token);
	if (!link) return { problem: refusalText({ reason: 'link_unknown' }, locale), mayAsk: false };
	const { round, step, steps, agreement } = await groundOf(db, link.stepId);
	const { name } = step;
	const title = textFor(agreement.titles, locale, agreement.originalLocale);
	const isSigned = round.outcome === 'completed';
	const waiting = steps.filter(({ isDone }) => !isDone).length;
	const told = { name, title, done: step.isDone && { waiting } };
	if (step.isDone && !round.endedAt) return told;
	const over = findRoundProblem({ round, step, steps, agreement, digest: '' }, now);
	if (over && !isSigned) return { name, title, problem: refusalText(over, locale), mayAsk: false };
	if (await openedHere(event)) {
		const parties = await listParties(db, agreement.id);
		const [task] = await describeTasks(db, [step], { round, agreement, parties }, locale);
		return { ...told, task };
	}
	const problem = linkProblem(link, now);
	if (!problem) return { ...told, isReady: true };
	return { ...told, problem: refusalText({ reason: problem }, locale), mayAsk: true };
};

const here = ({ locals, params }: Personal) => `/${locals.locale}/signing/${params.token}`;

function keepSession(cookies: Cookies, url: URL, session: string): void {
	cookies.set(signingCookie, session, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: 2 * 3600
	});
}

export const actions: Actions = {
	open: async (event) => {
		const { db, locale, now } = event.locals;
		const { token } = event.params;
		const opened = await attempt(db, (tx) => openLink(tx, { token, now }));
		if (!opened.ok) return refused(opened, locale);
		keepSession(event.cookies, event.url, opened.value.session);
		redirect(303, here(event));
	},
	again: async (event) => {
		const { db, locale } = event.locals;
		const link = await findLink(db, event.params.token);
		if (!link) return refused({ reason: 'link_unknown' }, locale);
		const occasion = await occasionOf(event);
		const sent = await attempt(db, (tx) => sendLinkAgain(tx, { stepId: link.stepId, occasion }));
		if (!sent.ok) return refused(sent, locale);
		return leadOn(event, here(event), 'signing_link_sent_notice');
	},
	sign: async (event) => {
		const { db, locale } = event.locals;
		const stepId = await openedHere(event);
		if (!stepId) return refused({ reason: 'link_used' }, locale);
		const form = await event.request.formData();
		const signing = await signingIn(event, form, { stepId, means: 'link' });
		const done = await sign(db, visitor, signing);
		if (!done.ok) return refused(done, locale, { values: { name: signing.name } });
		redirect(303, here(event));
	},
	refuse: async (event) => {
		const { db, locale } = event.locals;
		const stepId = await openedHere(event);
		if (!stepId) return refused({ reason: 'link_used' }, locale);
		const reason = textIn(await event.request.formData(), 'reason').slice(0, 1000);
		const occasion = await occasionOf(event);
		const done = await attempt(db, (tx) => refuseStep(tx, visitor, { stepId, reason, occasion }));
		if (!done.ok) return refused(done, locale);
		return leadOn(event, here(event), 'signing_refused_notice');
	}
};
