import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { isDay } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';

export type Asked = {
	/** The cluster or alliance acted upon. */
	recordId: string;
	now: Date;
	text: (name: string) => string;
	/** A date as the form gave it, or null where none was. */
	day: (name: string) => string | null;
	/** An id as the form gave it; anything else is nobody's. */
	id: (name: string) => string;
};
export type Deed = (tx: Transaction, actor: Actor, asked: Asked) => Promise<Outcome<unknown>>;

type Kind<Event extends RequestEvent> = {
	idOf: (event: Event) => Promise<string>;
	mayManage: (actor: Actor, id: string, db: Database) => boolean | Promise<boolean>;
	pageOf: (params: Event['params'], page: string) => string;
};

const nobody = '00000000-0000-0000-0000-000000000000';

/** One managing act: who, the form, one deed, and on to the same page with word of it. */
export const actsUpon =
	<Event extends RequestEvent>({ idOf, mayManage, pageOf }: Kind<Event>) =>
	(deed: Deed, notice: string, page: string) =>
	async (event: Event) => {
		const recordId = await idOf(event);
		const { db, now, locale } = event.locals;
		const actor = require(event, await mayManage(event.locals.actor, recordId, db));
		const form = await event.request.formData();
		const outcome = await attempt<unknown>(db, (tx) =>
			deed(tx, actor, asking(form, recordId, now))
		);
		if (!outcome.ok) return refused(outcome, locale, { values: valuesIn(form) });
		return leadOn(event, `/${locale}${pageOf(event.params, page)}`, notice);
	};

/** The deed with its date, which every term needs. */
export async function onDay<Value>(
	day: string | null,
	deed: (day: string) => Promise<Outcome<Value>>
): Promise<Outcome<Value>> {
	return day ? deed(day) : refuse('date_missing');
}

function asking(form: FormData, recordId: string, now: Date): Asked {
	const text = (name: string) => textIn(form, name);
	return {
		recordId,
		now,
		text,
		day: (name) => (isDay(text(name)) ? text(name) : null),
		id: (name) => (isId(text(name)) ? text(name) : nobody)
	};
}
