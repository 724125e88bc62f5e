import { findFile } from '#platform/files/files.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { findEvidenceFile } from '#rooms/obligations/evidence.server.ts';
import { fileAnswer } from '../../../../../../file-answer.server.ts';
import { workedAgreement } from '../../../../../../agreement-page.server.ts';
import type { RequestHandler } from './$types';

/** A file that shows a promise was kept, for those who work on the agreement. */
export const GET: RequestHandler = async (event) => {
	const { agreement } = await workedAgreement(event);
	const { db } = event.locals;
	const { evidence } = event.params;
	const id = found(isId(evidence) ? await findEvidenceFile(db, agreement.id, evidence) : undefined);
	const file = found(await findFile(db, id));
	return fileAnswer(file);
};
