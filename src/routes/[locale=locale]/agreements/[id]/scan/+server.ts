import { findFile } from '#platform/files/files.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { findPaper } from '#rooms/agreements/force.server.ts';
import { fileAnswer } from '../../../../file-answer.server.ts';
import { workedAgreement } from '../../../../agreement-page.server.ts';
import type { RequestHandler } from './$types';

/** The scan of what was signed on paper, for those who work on the agreement. */
export const GET: RequestHandler = async (event) => {
	const { agreement } = await workedAgreement(event);
	const { db } = event.locals;
	const paper = found(await findPaper(db, agreement.id));
	const file = found(paper.fileId ? await findFile(db, paper.fileId) : undefined);
	return fileAnswer(file, { as: 'inline' });
};
