import { loadJournal } from '../../../journal-page.server.ts';
import { loadOverview } from '../../../agreement-overview.server.ts';
import {
	actingOnAgreement,
	readAgreement,
	type AgreementAct
} from '../../../agreement-page.server.ts';
import type { Transaction } from '#platform/database/database.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { listSpeakers } from '#rooms/signing/speaking.server.ts';
import { publishAgreement } from '#rooms/agreements/facts.server.ts';
import { sayDeed as sayAgreementDeed } from '#rooms/agreements/deed-words.ts';
import { sayDeed as sayObligationDeed } from '#rooms/obligations/deed-words.ts';
import { sayDeed as saySigningDeed } from '#rooms/signing/deed-words.ts';
import { abandon, askForApproval, resume, sendToParties } from '#rooms/agreements/stages.server.ts';
import type { Actions, PageServerLoad } from './$types';

const say: typeof sayAgreementDeed = (deed, locale) =>
	saySigningDeed(deed, locale) ?? sayObligationDeed(deed, locale) ?? sayAgreementDeed(deed, locale);

export const load: PageServerLoad = async (event) => {
	const read = await readAgreement(event);
	const { db, locale } = event.locals;
	const { agreement, standing } = read;
	const before = event.url.searchParams.get('before');
	const subject = { kind: 'agreement', id: agreement.id } as const;
	const [overview, journal] = await Promise.all([
		loadOverview(event, read),
		standing.mayWork ? loadJournal(db, subject, { before, locale, say }) : null
	]);
	return { ...overview, journal };
};

const drafting = { may: ({ mayDraft }: { mayDraft: boolean }) => mayDraft, page: '' };
const dispatching = { may: ({ mayDispatch }: { mayDispatch: boolean }) => mayDispatch, page: '' };

/** A text that is fixed names who speaks for each party on that day. */
const toFix = async (tx: Transaction, { agreementId, parties, now }: AgreementAct) => ({
	...{ agreementId, now },
	representation: await listSpeakers(tx, parties, dayOf(now))
});

export const actions: Actions = {
	send: actingOnAgreement(
		async (tx, actor, act) => sendToParties(tx, actor, await toFix(tx, act)),
		{ ...drafting, notice: 'agreements_sent_notice' }
	),
	approval: actingOnAgreement(
		async (tx, actor, act) => askForApproval(tx, actor, await toFix(tx, act)),
		{ ...dispatching, notice: 'agreements_approval_asked_notice' }
	),
	abandon: actingOnAgreement(
		(tx, actor, { agreementId, now, text }) =>
			abandon(tx, actor, { agreementId, now, note: text('note').slice(0, 1000) }),
		dispatching
	),
	resume: actingOnAgreement(
		(tx, actor, { agreementId, now }) => resume(tx, actor, { agreementId, now }),
		dispatching
	),
	publish: actingOnAgreement(
		(tx, actor, { agreementId, text }) =>
			publishAgreement(tx, actor, { agreementId, isPublic: text('is_public') === 'yes' }),
		dispatching
	)
};
