import { found } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { findLetter } from '#platform/mail/letter.server.ts';
import { isOutboxOpen } from '#platform/mail/outbox.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	found(isOutboxOpen(process.env) || null);
	const letter = found(isId(params.id) ? await findLetter(locals.db, params.id) : null);
	return new Response(letter.html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'"
		}
	});
};
