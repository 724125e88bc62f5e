import { found } from '#platform/guards/guard.server.ts';
import { renderProof } from '#rooms/signing/proof.server.ts';
import { proofAnswer } from '../../../../proof-answer.ts';
import { documentReader } from '../../../../signing-reader.server.ts';
import type { RequestHandler } from './$types';

/** The whole record as one file to be kept and checked anywhere. */
export const GET: RequestHandler = async (event) => {
	const agreement = await documentReader(event);
	const html = found(await renderProof(event.locals.db, agreement.id));
	return proofAnswer(html, agreement.reference);
};
