import { redirect, type RequestEvent } from '@sveltejs/kit';
import { openedStep, stepOfSession } from '#rooms/signing/link.server.ts';
import { findRoundOfStep, type RoundRow } from '#rooms/signing/round.server.ts';

/** What a browser carries that a personal link has opened. */
export const signingCookie = 'osnova.signing';

/** The agreement that is out and that a link opened in this browser asks to be signed. */
export async function agreementOfSession({
	cookies,
	locals
}: RequestEvent): Promise<string | null> {
	const { db, now } = locals;
	const stepId = await stepOfSession(db, cookies.get(signingCookie), now);
	const round = stepId && (await findRoundOfStep(db, stepId));
	return round && !round.endedAt ? round.agreementId : null;
}

export type Personal = RequestEvent & { params: { token: string } };

/** The step that this very browser opened with this very link. */
export const openedHere = ({ cookies, locals, params }: Personal): Promise<string | undefined> =>
	openedStep(locals.db, {
		token: params.token,
		session: cookies.get(signingCookie),
		now: locals.now
	});

/** The round whose documents a link has opened here, all having signed; else its page says what to do. */
export async function signedHere(event: Personal): Promise<RoundRow> {
	const stepId = await openedHere(event);
	const round = stepId && (await findRoundOfStep(event.locals.db, stepId));
	if (round && round.outcome === 'completed') return round;
	redirect(303, `/${event.locals.locale}/signing/${event.params.token}`);
}
