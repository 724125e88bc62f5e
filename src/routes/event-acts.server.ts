import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { organisedEvent } from './event-page.server.ts';
import { occasionOf } from './registration-page.server.ts';

type Asked = {
	eventId: string;
	record: EventRecord;
	/** The row named by the form; nobody's where it names none. */
	id: string;
	form: FormData;
	text: (name: string) => string;
	occasion: Occasion;
};
type Deed = (tx: Transaction, actor: Actor, asked: Asked) => Promise<Outcome<unknown>>;

const nobody = '00000000-0000-0000-0000-000000000000';

/** An organising act that needs its whole form, or writes letters; refused, what was typed stays. */
export const withForm =
	(deed: Deed) =>
	(page: string, notice = 'events_saved') =>
	async (event: RequestEvent & { params: { slug: string } }) => {
		const record = await organisedEvent(event);
		const { db, actor, locale } = event.locals;
		const form = await event.request.formData();
		const text = (name: string) => textIn(form, name);
		const id = isId(text('id')) ? text('id') : nobody;
		const occasion = await occasionOf(event);
		const asked = { eventId: record.id, record, id, form, text, occasion };
		const done = await attempt<unknown>(db, (tx) => deed(tx, actor, asked));
		const values = Object.fromEntries(
			[...new Set(form.keys())].map((name) => [
				name,
				form
					.getAll(name)
					.filter((value) => typeof value === 'string')
					.join('\n')
			])
		);
		if (!done.ok) return refused(done, locale, { values });
		return leadOn(event, `/${locale}/events/${record.slug}/manage/${page}`, notice);
	};
