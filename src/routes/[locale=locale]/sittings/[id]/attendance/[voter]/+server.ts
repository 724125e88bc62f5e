import { findFile } from '#platform/files/files.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { listVoters } from '#rooms/governance/sitting-record.server.ts';
import { fileAnswer } from '../../../../../file-answer.server.ts';
import { preparedSitting } from '../../../../../governance-page.server.ts';
import type { RequestHandler } from './$types';

/** The paper of a proxy, for those who prepare the sitting. */
export const GET: RequestHandler = async (event) => {
	const { db } = event.locals;
	const sitting = await preparedSitting(event);
	const voters = await listVoters(db, sitting.id);
	const voter = voters.find(({ id }) => id === event.params.voter);
	const file = found(voter?.proxyFileId ? await findFile(db, voter.proxyFileId) : undefined);
	return fileAnswer(file);
};
