import { buffer } from 'node:stream/consumers';
import { findFile } from '#platform/files/files.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { mayPrepare } from '#rooms/governance/access.ts';
import { findMinutes } from '#rooms/governance/minutes.server.ts';
import { openHouse } from '../../../../../house.server.ts';
import { sittingOf } from '../../../../governance-page.server.ts';
import { renderMinutes } from '../../../../minutes-page.server.ts';
import { pdfAnswer } from '../../../../pdf-answer.server.ts';
import type { RequestHandler } from './$types';

/** Approved minutes are given as they were kept; drafts and other languages are set anew. */
export const GET: RequestHandler = async (event) => {
	const { db, actor, locale, now } = event.locals;
	const { sitting } = await sittingOf(event);
	const known = await findMinutes(db, sitting.id);
	const minutes = found(known?.approvedAt || mayPrepare(actor, sitting) ? known : undefined);
	const name = `minutes-${sitting.number}-${locale}`;
	const kept =
		minutes.fileId && locale === minutes.locale ? await findFile(db, minutes.fileId) : null;
	if (kept) {
		const { files } = await openHouse();
		return pdfAnswer(new Uint8Array(await buffer(await files.open(kept.digest))), name);
	}
	const { approvedAt, digest } = minutes;
	return pdfAnswer(await renderMinutes(db, minutes, { locale, now, approvedAt, digest }), name);
};
