import { getAgreement } from '#rooms/agreements/agreement.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { renderProof } from '#rooms/signing/proof.server.ts';
import { proofAnswer } from '../../../../proof-answer.ts';
import { signedHere } from '../../../../signing-session.server.ts';
import type { RequestHandler } from './$types';

/** The record up to what was signed and sealed, for the signer whose link was opened here. */
export const GET: RequestHandler = async (event) => {
	const { id, agreementId } = await signedHere(event);
	const { db } = event.locals;
	const { reference } = await getAgreement(db, agreementId);
	return proofAnswer(found(await renderProof(db, agreementId, id)), reference);
};
