import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { mayArrange, mayNote, mayPublish } from '#rooms/meetings/access.ts';
import type { Brokerage } from '#rooms/meetings/brokerage.server.ts';
import {
	deskBrokerage,
	getOwn,
	originOf,
	type Own,
	type PageEvent
} from './meetings-page.server.ts';

const rights = { arrange: mayArrange, publish: mayPublish, note: mayNote };

export type Asked = {
	db: Database;
	actor: Actor & { personId: string };
	record: EventRecord;
	brokerage: Brokerage;
	locale: Locale;
	now: Date;
	origin: string;
	form: FormData;
	text: (name: string) => string;
	/** An id as the form gave it; anything else is nobody's. */
	id: (name: string) => string;
};

const nobody = '00000000-0000-0000-0000-000000000000';

async function asking(event: RequestEvent, known: Pick<Asked, 'actor' | 'record' | 'brokerage'>) {
	const { db, locale, now } = event.locals;
	const form = await event.request.formData();
	const text = (name: string) => textIn(form, name);
	const id = (name: string) => (isId(text(name)) ? text(name) : nobody);
	return { ...known, db, locale, now, origin: await originOf(event), form, text, id };
}

type Led = {
	/** Under the pages of the meetings; the page the form stands on otherwise. */
	page?: string;
	/** What was done; left out where the page tells it itself. */
	notice?: string;
	inputs?: Record<string, string>;
};

/** What follows when the deed is done and safe, and where it leads. */
type Next<Value, Known> = (value: Value, asked: Known) => Led | Promise<Led>;

function follow(
	event: PageEvent,
	base: string,
	{ page, notice, inputs = {} }: Led,
	as = ''
): never {
	const path = (page === undefined ? event.url.pathname : base + page) + as;
	if (notice === undefined) redirect(303, path);
	leadOn(event, path, notice, { inputs });
}

/** One act of an organiser or the desk upon the meetings of the event in the address. */
export const organisingMeetings =
	<Value>(
		right: keyof typeof rights,
		deed: (tx: Transaction, asked: Asked) => Promise<Outcome<Value>>,
		next: Next<Value, Asked>
	) =>
	async (event: PageEvent) => {
		const { record, brokerage } = await deskBrokerage(event);
		const actor = require(event, rights[right](event.locals.actor, record));
		const asked = await asking(event, { actor, record, brokerage });
		const outcome = await attempt(asked.db, (tx) => deed(tx, asked));
		if (!outcome.ok) return refused(outcome, asked.locale, { values: valuesIn(asked.form) });
		const led = await next(outcome.value, asked);
		return follow(event, `/${asked.locale}/events/${record.slug}/manage/meetings`, led);
	};

export type OwnAsked = Asked & Pick<Own, 'own' | 'isActing'>;

/** One act of a participant, or of somebody who speaks for them; they are led back to their pages. */
export const takingPart =
	<Value>(
		deed: (tx: Transaction, asked: OwnAsked) => Promise<Outcome<Value>>,
		next: Next<Value, OwnAsked>
	) =>
	async (event: PageEvent) => {
		const { own, isActing, ...open } = await getOwn(event);
		const asked = { ...(await asking(event, open)), own, isActing };
		const outcome = await attempt(asked.db, (tx) => deed(tx, asked));
		if (!outcome.ok) return refused(outcome, asked.locale, { values: valuesIn(asked.form) });
		const led = await next(outcome.value, asked);
		const base = `/${asked.locale}/events/${asked.record.slug}/meetings`;
		return follow(event, base, led, isActing ? `?as=${own.id}` : '');
	};
