import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Database } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { takeStep } from '#rooms/agreements/agreement-life.server.ts';
import type { AgreementDraft } from '#rooms/agreements/draft.ts';
import { bringIntoForce } from '#rooms/agreements/force.server.ts';
import { askForApproval } from '#rooms/agreements/stages.server.ts';
import { agreementDay as now, anAgreement } from '#rooms/agreements/testing.ts';
import { undertake, type ObligationDraft } from './obligation.server.ts';

/** In force since 9 March 2026 and until the end of 2027, in one area: promotion. */
export async function anAgreementInForce(db: Database, changes: Partial<AgreementDraft> = {}) {
	const made = await anAgreement(db, changes);
	const done = await attempt(db, async (tx) => {
		unwrap(await askForApproval(tx, house, { agreementId: made.id, now }));
		unwrap(await takeStep(tx, house, { agreementId: made.id, to: 'signing', now }));
		return bringIntoForce(tx, house, { agreementId: made.id, now });
	});
	unwrap(done);
	return made;
}

export const aPromise = (changes: Partial<ObligationDraft> = {}): ObligationDraft => ({
	...{ area: 'promotion', partyId: null, ownerId: null, originalLocale: 'pl' },
	texts: { pl: 'Wiadomość o partnerach na stronie', bg: 'Новина за партньорите на сайта' },
	...{ dueOn: '2026-06-30', recurrence: 'none', until: null },
	...changes
});

export async function undertaken(
	db: Database,
	agreementId: string,
	changes: Partial<ObligationDraft> = {}
): Promise<string> {
	const draft = aPromise(changes);
	const id = newId();
	return unwrap(await attempt(db, (tx) => undertake(tx, house, { id, agreementId, draft, now })));
}
