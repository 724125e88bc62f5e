import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn, type FormProblem } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import type { Locale } from '#platform/locale.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import { addressOfHouse, reachOf } from '#platform/serve/address.ts';
import { mayCheck, mayModerate, mayWrite } from '#rooms/marketplace/access.ts';
import { dropChange, passChange, returnChange } from '#rooms/marketplace/changing.server.ts';
import { findEntry, type EntryRecord } from '#rooms/marketplace/entry-record.server.ts';
import type { TextProblem } from '#rooms/marketplace/entry-text.ts';
import type { EntryState } from '#rooms/marketplace/entry.ts';
import {
	passEntry,
	sendIn,
	stepAsOwner,
	stepWithWords
} from '#rooms/marketplace/reviewing.server.ts';
import { tellWriters } from '#rooms/marketplace/telling.server.ts';
import { formatDate } from '#ui/format.ts';
import { fieldId } from '#ui/parts/controls.ts';
import { sayProblems } from './problem-words.server.ts';

type PageEvent = RequestEvent & { params: { id: string } };
const longestComment = 4000;

type Right = (actor: Actor, entry: EntryRecord) => boolean;
type Said = { id: string; comment: string; reason: string; isAnother: boolean };
type Deed = (tx: Transaction, actor: Actor, said: Said, now: Date) => Promise<Outcome<EntryState>>;

const writes: Right = (actor, { organisationId }) => mayWrite(actor, organisationId);
const checks: Right = (actor, { clusterId }) => mayCheck(actor, clusterId);
const moderates: Right = (actor, { clusterId }) => mayModerate(actor, clusterId);

/** One step of an entry: who may, the words with it, one deed, and word of it to whom it concerns. */
const stepping =
	(may: Right, deed: Deed, notice: string | ((state: EntryState) => string)) =>
	async (event: PageEvent) => {
		const { db, locale, now } = event.locals;
		const entry = found(await findEntry(db, event.params.id));
		const actor = require(event, may(event.locals.actor, entry));
		const form = await event.request.formData();
		const [comment, reason] = [textIn(form, 'comment'), textIn(form, 'reason')];
		if (comment.length > longestComment)
			return refused(refuse('text_too_long', { most: longestComment }), locale, {
				...{ name: 'comment', values: { comment } }
			});
		const said = { id: entry.id, comment, reason, isAnother: textIn(form, 'another') === 'yes' };
		const done = await attempt(db, (tx) => deed(tx, actor, said, now));
		const name = done.ok ? '' : String(done.details.field ?? 'comment');
		if (!done.ok && isTextProblems(done.details.problems)) {
			const at = mayWrite(actor, entry.organisationId) ? entry.id : null;
			return fail(400, {
				problems: leadingTo(at, done.details.problems, locale),
				values: { comment }
			});
		}
		if (!done.ok) return refused(done, locale, { name, values: { comment } });
		const key = typeof notice === 'string' ? notice : notice(done.value);
		const until = (await findEntry(db, entry.id))?.validUntil;
		const inputs = { day: until ? formatDate(locale, until, 'long') : '' };
		leadOn(event, `/${locale}/marketplace/${entry.id}`, key, { inputs });
	};

const isTextProblems = (told: unknown): told is TextProblem[] => Array.isArray(told);

/** What keeps an entry from being shown, all of it at once; its writers are led to where they mend it. */
const leadingTo = (
	id: string | null,
	problems: readonly TextProblem[],
	locale: Locale
): FormProblem[] =>
	sayProblems(problems, locale).map(({ name = '', text }) =>
		id ? { text, href: `/${locale}/marketplace/${id}/edit#${fieldId(name)}` } : { text }
	);

const occasion = (now: Date) => ({ now, origin: addressOfHouse(reachOf(process.env)) });

const passed: Deed = async (tx, actor, { id, comment }, now) => {
	const done = await passEntry(tx, actor, { id, comment }, now);
	if (done.ok && done.value === 'published')
		await tellWriters(tx, { id, told: 'published', comment }, occasion(now));
	return done;
};

type Told = 'returned' | 'removed' | 'restored' | 'upheld';

const toldWithWords =
	(kind: Told): Deed =>
	async (tx, actor, { id, comment, reason }, now) => {
		const done = await stepWithWords(tx, actor, { id, kind, comment, reason: reason || null }, now);
		if (done.ok) await tellWriters(tx, { id, told: kind, comment }, occasion(now));
		return done;
	};

const changePassed: Deed = async (tx, actor, { id, comment }, now) => {
	const done = await passChange(tx, actor, { id, comment }, now);
	if (done.ok && done.value === 'published')
		await tellWriters(tx, { id, told: 'published', comment }, occasion(now));
	return done;
};

const changeReturned: Deed = async (tx, actor, { id, comment }, now) => {
	const done = await returnChange(tx, actor, { id, comment }, now);
	if (done.ok) await tellWriters(tx, { id, told: 'returned', comment }, occasion(now));
	return done;
};

/** What can be done with an entry from its own page. */
export const entryActs = {
	send: stepping(
		writes,
		(tx, actor, { id, comment, isAnother }, now) =>
			sendIn(tx, actor, { id, comment, isAnother }, now),
		(state) => (state === 'published' ? 'marketplace_published_notice' : 'marketplace_sent_in')
	),
	withdraw: stepping(
		writes,
		(tx, actor, { id }, now) => stepAsOwner(tx, actor, { id, kind: 'withdrawn' }, now),
		'marketplace_withdrawn_notice'
	),
	renew: stepping(
		writes,
		(tx, actor, { id }, now) => stepAsOwner(tx, actor, { id, kind: 'renewed' }, now),
		'marketplace_renewed_notice'
	),
	close: stepping(
		writes,
		(tx, actor, { id, comment, reason }, now) =>
			stepAsOwner(tx, actor, { id, kind: 'closed', comment, details: { outcome: reason } }, now),
		'marketplace_closed_notice'
	),
	appeal: stepping(
		writes,
		(tx, actor, { id, comment }, now) =>
			stepWithWords(tx, actor, { id, kind: 'appealed', comment }, now),
		'marketplace_appealed_notice'
	),
	passChange: stepping(checks, changePassed, (state) =>
		state === 'checked' ? 'marketplace_change_checked_notice' : 'marketplace_change_passed_notice'
	),
	returnChange: stepping(checks, changeReturned, 'marketplace_returned_notice'),
	dropChange: stepping(
		writes,
		(tx, actor, { id }, now) => dropChange(tx, actor, { id }, now),
		'marketplace_change_dropped_notice'
	),
	pass: stepping(checks, passed, 'marketplace_passed_notice'),
	return: stepping(checks, toldWithWords('returned'), 'marketplace_returned_notice'),
	remove: stepping(moderates, toldWithWords('removed'), 'marketplace_removed_notice'),
	restore: stepping(moderates, toldWithWords('restored'), 'marketplace_appeal_answered'),
	uphold: stepping(moderates, toldWithWords('upheld'), 'marketplace_appeal_answered')
};
