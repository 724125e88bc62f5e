import type { RequestEvent } from '@sveltejs/kit';
import { stepOfSession } from '#rooms/signing/link.server.ts';

/** What a browser carries that a personal link has opened. */
export const signingCookie = 'osnova.signing';

/** The agreement that a link opened in this browser is about. */
export async function agreementOfSession({
	cookies,
	locals
}: RequestEvent): Promise<string | null> {
	const { db, now } = locals;
	const stepId = await stepOfSession(db, cookies.get(signingCookie), now);
	if (!stepId) return null;
	const found = await db
		.selectFrom('signingStep')
		.innerJoin('signingRound', 'signingRound.id', 'signingStep.roundId')
		.select('signingRound.agreementId')
		.where('signingStep.id', '=', stepId)
		.executeTakeFirst();
	return found?.agreementId ?? null;
}
