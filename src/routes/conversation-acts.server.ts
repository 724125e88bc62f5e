import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId, newId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import { addressOfHouse, reachOf } from '#platform/serve/address.ts';
import type { InterestStepKind, Side } from '#rooms/interest/interest.ts';
import { releaseContact, takeStep, writeMessage } from '#rooms/interest/interest.server.ts';
import type { News } from '#rooms/interest/mail/interest-letters.ts';
import { tellSide } from '#rooms/interest/telling.server.ts';
import { conversationOf } from './conversation-page.server.ts';
import { readOutcome, tellOwnOutcome } from './outcome-page.server.ts';

type PageEvent = RequestEvent & { params: { id: string } };
type Asked = {
	id: string;
	side: Side;
	text: (name: string) => string;
	locale: Locale;
	now: Date;
};
type Deed = (tx: Transaction, actor: Actor, asked: Asked) => Promise<Outcome<unknown>>;

const act =
	(deed: Deed, field: string, notice = 'interest_done') =>
	async (event: PageEvent) => {
		const { interest, side, standing, actor } = await conversationOf(event);
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const text = (name: string) => textIn(form, name);
		const asked = { id: interest.id, side, text, locale, now };
		const done = await attempt(db, (tx) => deed(tx, actor, asked));
		const values = Object.fromEntries(
			['text', 'comment', 'name', 'email', 'phone'].map((name) => [name, text(name)])
		);
		if (!done.ok) return refused(done, locale, { name: field, values });
		const as = standing.length > 1 ? `?as=${side}` : '';
		return leadOn(event, `/${locale}/conversations/${interest.id}${as}`, notice);
	};

const occasion = (now: Date) => ({ now, origin: addressOfHouse(reachOf(process.env)) });

const step = (kind: InterestStepKind, told?: { news: News; to: Side }) =>
	act(async (tx, actor, { id, side, text, now }) => {
		const comment = text('comment');
		const done = await takeStep(tx, actor, { id, side, kind, comment }, now);
		if (done.ok && told) await tellSide(tx, { id, ...told, words: comment }, occasion(now));
		return done;
	}, 'comment');

/** What is said goes to the other side; what a broker says, to whoever wrote first. */
const otherSide = (side: Side): Side => (side === 'interested' ? 'owner' : 'interested');

/** What can be done in a conversation from its own page. */
export const conversationActs = {
	forward: step('forwarded', { news: 'received', to: 'owner' }),
	accept: step('accepted', { news: 'accepted', to: 'interested' }),
	decline: step('declined', { news: 'declined', to: 'interested' }),
	withdraw: step('withdrawn'),
	negotiate: step('negotiating'),
	end: step('ended'),
	write: act(async (tx, actor, { id, side, text, locale, now }) => {
		const messageId = text('message_id');
		const said = { id, side, text: text('text'), locale };
		const key = isId(messageId) ? messageId : newId();
		const done = await writeMessage(tx, actor, { ...said, messageId: key }, now);
		const isBrokered = await waitsForBroker(tx, id);
		const to = side === 'interested' && isBrokered ? 'broker' : otherSide(side);
		if (done.ok) await tellSide(tx, { id, news: 'message', to, words: said.text }, occasion(now));
		return done;
	}, 'text'),
	release: act(async (tx, actor, { id, side, text, now }) => {
		if (side === 'broker') return refuse('interest_step_not_open');
		const [name, email, phone] = ['name', 'email', 'phone'].map(text) as [string, string, string];
		const given = { id, side, name, email, phone: phone || null };
		const done = await releaseContact(tx, actor, given, now);
		if (done.ok && done.value === 'released')
			await tellSide(tx, { id, news: 'released', to: otherSide(side) }, occasion(now));
		return done;
	}, 'email'),
	tell: act(
		(tx, actor, { id, side, text, now }) =>
			tellOwnOutcome(tx, actor, { id, side, ...readOutcome(text), now }),
		'value',
		'interest_outcome_told'
	)
};

async function waitsForBroker(tx: Transaction, id: string): Promise<boolean> {
	const row = await tx
		.selectFrom('interest')
		.select(['way', 'state'])
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.way === 'broker' && row.state === 'received';
}
