import { error } from '@sveltejs/kit';
import { found } from '#platform/guards/guard.server.ts';
import { isLocale } from '#platform/locale.ts';
import { currentVersion, getVersionHead } from '#rooms/agreements/version.server.ts';
import { fileNameOf } from '#rooms/signing/document.ts';
import { findCompletedRound } from '#rooms/signing/round.server.ts';
import { readDocument } from '#rooms/signing/sealing.server.ts';
import { openHouse } from '../../../../../../house.server.ts';
import { pdfAnswer } from '../../../../../pdf-answer.server.ts';
import { documentReader } from '../../../../../signing-reader.server.ts';
import type { RequestHandler } from './$types';

/** The text in one language: sealed where all have signed, else as a draft that says so. */
export const GET: RequestHandler = async (event) => {
	const agreement = await documentReader(event);
	const { db, now } = event.locals;
	const { language } = event.params;
	const completed = await findCompletedRound(db, agreement.id);
	const versionId = completed?.versionId ?? found(await currentVersion(db, agreement.id)).id;
	const { locales } = await getVersionHead(db, versionId);
	if (!isLocale(language) || !locales.includes(language))
		error(404, { message: 'not found', reason: 'not_found' });
	const { files } = await openHouse();
	const wish = { agreementId: agreement.id, versionId, locale: language, now };
	const { pdf } = await readDocument(db, files, wish);
	return pdfAnswer(pdf, `${fileNameOf(agreement.reference)}-${language}`);
};
