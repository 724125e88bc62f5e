import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { findAnswerFile } from '#rooms/events/answer-files.server.ts';
import { organisedEvent } from '../../../../../../../event-page.server.ts';
import { fileAnswer } from '../../../../../../../file-answer.server.ts';
import type { RequestHandler } from './$types';

/** A file that somebody gave with their registration, for those who prepare the event. */
export const GET: RequestHandler = async (event) => {
	const { id } = await organisedEvent(event);
	const { file } = event.params;
	return fileAnswer(
		found(isId(file) ? await findAnswerFile(event.locals.db, id, file) : undefined)
	);
};
