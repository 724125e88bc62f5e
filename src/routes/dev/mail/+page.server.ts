import { redirect } from '@sveltejs/kit';
import { textIn } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import { giveAgain, listLetters } from '#platform/mail/letter.server.ts';
import { isOutboxOpen } from '#platform/mail/outbox.ts';
import { postalState } from '#platform/mail/posting.ts';
import { mayAdminister } from '#rooms/people/access.ts';
import type { Actions, PageServerLoad } from './$types';

/** Where there is a post, administrators see how letters fare, and nobody what they say. */
export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	const isOpen = isOutboxOpen(process.env);
	const isAdministered = mayAdminister(locals.actor);
	found(isOpen || isAdministered || null);
	setHeaders({ 'cache-control': 'no-store' });
	const to = url.searchParams.get('to');
	const letters = await listLetters(locals.db, { limit: 100, ...(to && { to }) });
	return {
		isOpen,
		isAdministered,
		letters: letters.map(({ text, ...letter }) => ({
			id: letter.id,
			toAddress: letter.toAddress,
			subject: letter.subject,
			locale: letter.locale,
			writtenAt: letter.writtenAt,
			sentAt: letter.sentAt,
			waitUntil: letter.waitUntil,
			failure: letter.failure,
			state: postalState(letter),
			text: isOpen ? text : ''
		}))
	};
};

export const actions: Actions = {
	again: async (event) => {
		const { db } = event.locals;
		const actor = require(event, mayAdminister(event.locals.actor));
		const id = textIn(await event.request.formData(), 'id');
		found(isId(id) || null);
		await db.transaction().execute(async (tx) => {
			await giveAgain(tx, id);
			await record(tx, actor, {
				deed: 'letter.given_again',
				subject: { kind: 'person', id: actor.personId },
				details: { letter: id }
			});
		});
		redirect(303, '/dev/mail');
	}
};
