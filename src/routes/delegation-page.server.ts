import { found, require } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { maySeeDelegation } from '#rooms/meetings/access.ts';
import { findBrokerage } from '#rooms/meetings/brokerage.server.ts';
import { findDelegation, listDelegates } from '#rooms/meetings/delegation.server.ts';
import { eventOf } from './event-page.server.ts';
import type { PageEvent } from './meetings-page.server.ts';

type DelegationEvent = PageEvent & { params: { delegation: string } };

/** A delegation for whoever leads it, and for the organiser. */
export async function seenDelegation(event: DelegationEvent) {
	const record = await eventOf(event);
	const { db, actor } = event.locals;
	const brokerage = found(await findBrokerage(db, record.id));
	const { delegation: id } = event.params;
	const delegation = found(isId(id) ? await findDelegation(db, record.id, id) : null);
	const person = require(event, maySeeDelegation(actor, delegation, record));
	const delegates = await listDelegates(db, delegation.id);
	const only = new Set(delegates.map(({ participantId }) => participantId));
	return { record, brokerage, delegation, delegates, only, actor: person };
}
