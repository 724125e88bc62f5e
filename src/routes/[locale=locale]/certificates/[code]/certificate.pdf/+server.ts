import { error } from '@sveltejs/kit';
import { found } from '#platform/guards/guard.server.ts';
import { findCertificate } from '#rooms/events/certificate.server.ts';
import { plainCertificateCode } from '#rooms/events/certificate.ts';
import { openHouse } from '../../../../../house.server.ts';
import { renderCertificate } from '../../../../certificate-page.server.ts';
import { pdfAnswer } from '../../../../pdf-answer.server.ts';
import type { RequestHandler } from './$types';

/** One that was withdrawn is printed no more. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const code = plainCertificateCode(params.code);
	const { content, issuedAt, withdrawnAt } = found(await findCertificate(locals.db, code));
	if (withdrawnAt) error(410, { message: 'withdrawn', reason: 'not_found' });
	const origin = (await openHouse()).letterAddress(url);
	return pdfAnswer(await renderCertificate(content, { code, origin, now: issuedAt }), code);
};
