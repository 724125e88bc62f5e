import { error } from '@sveltejs/kit';
import { requirePerson } from '#platform/guards/guard.server.ts';
import type { AgreementRecord } from '#rooms/agreements/agreement.server.ts';
import { signsHere } from '#rooms/signing/own-steps.server.ts';
import { agreementFor, type AgreementEvent } from './agreement-page.server.ts';
import { agreementOfSession } from './signing-session.server.ts';

/** Who may hold the document in their hands: its parties, whoever signs it, with account or by link. */
export async function documentReader(event: AgreementEvent): Promise<AgreementRecord> {
	const { agreement, standing } = await agreementFor(event);
	const { db, person } = event.locals;
	const isReader =
		standing.mayWork ||
		(await signsHere(db, agreement.id, person ?? null)) ||
		(await agreementOfSession(event)) === agreement.id;
	if (isReader) return agreement;
	requirePerson(event);
	return error(403, { message: 'not allowed', reason: 'not_allowed' });
}
