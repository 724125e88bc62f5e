import { error } from '@sveltejs/kit';
import { isLocale } from '#platform/locale.ts';
import { getAgreement } from '#rooms/agreements/agreement.server.ts';
import { getVersionHead } from '#rooms/agreements/version.server.ts';
import { fileNameOf } from '#rooms/signing/document.ts';
import { readSealed } from '#rooms/signing/sealing.server.ts';
import { openHouse } from '../../../../../../house.server.ts';
import { pdfAnswer } from '../../../../../pdf-answer.server.ts';
import { signedHere } from '../../../../../signing-session.server.ts';
import type { RequestHandler } from './$types';

/** What was signed, in one language, for the signer whose link was opened here. */
export const GET: RequestHandler = async (event) => {
	const round = await signedHere(event);
	const { db, now } = event.locals;
	const { language } = event.params;
	const { locales } = await getVersionHead(db, round.versionId);
	if (!isLocale(language) || !locales.includes(language))
		error(404, { message: 'not found', reason: 'not_found' });
	const { files } = await openHouse();
	const { reference } = await getAgreement(db, round.agreementId);
	const pdf = await readSealed(db, files, { round, locale: language, now });
	return pdfAnswer(pdf, `${fileNameOf(reference)}-${language}`);
};
