import { found } from '#platform/guards/guard.server.ts';
import { findCertificate } from '#rooms/events/certificate.server.ts';
import { plainCertificateCode } from '#rooms/events/certificate.ts';
import { certificateTerms } from '../../../certificate-page.server.ts';
import type { PageServerLoad } from './$types';

/** Whoever holds the paper may see what it said when it was issued. */
export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	const code = plainCertificateCode(params.code);
	const held = found(await findCertificate(locals.db, code));
	return {
		code,
		terms: certificateTerms(held.content, code, locals.locale),
		funding: held.content.funding,
		withdrawnAt: held.withdrawnAt,
		withdrawnReason: held.withdrawnReason
	};
};
