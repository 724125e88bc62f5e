import { found } from '#platform/guards/guard.server.ts';
import { listLetters } from '#platform/mail/letter.server.ts';
import { isOutboxOpen } from '#platform/mail/outbox.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, setHeaders }) => {
	found(isOutboxOpen(process.env) || null);
	setHeaders({ 'cache-control': 'no-store' });
	const letters = await listLetters(locals.db, { limit: 100 });
	return {
		letters: letters.map(({ id, toAddress, subject, locale, writtenAt, text }) => ({
			id,
			toAddress,
			subject,
			locale,
			writtenAt,
			text
		}))
	};
};
