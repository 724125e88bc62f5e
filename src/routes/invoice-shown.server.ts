import { dayOf } from '#platform/calendar-day.ts';
import { timingSafeEqual } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { found, require } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { linkSecret } from '#rooms/events/personal-link.server.ts';
import { maySeeMembership } from '#rooms/memberships/access.ts';
import { invoiceKey } from '#rooms/memberships/invoice-letters.server.ts';
import { findInvoice } from '#rooms/memberships/invoice-record.server.ts';

/** The invoice asked for: by the key of its letter, by its member's people, by the cluster's managers. */
export async function invoiceShown(event: RequestEvent & { params: { id: string } }) {
	const { db, actor, now } = event.locals;
	const { id } = event.params;
	const today = dayOf(now);
	const invoice = found(isId(id) ? await findInvoice(db, id, today) : undefined);
	const given = event.url.searchParams.get('key') ?? '';
	const key = invoiceKey(await linkSecret(db), id);
	const isKnown =
		Buffer.byteLength(given) === Buffer.byteLength(key) &&
		timingSafeEqual(Buffer.from(given), Buffer.from(key));
	const owned = { clusterId: invoice.clusterId, organisationId: invoice.buyerId };
	if (!isKnown) require(event, maySeeMembership(actor, owned));
	return invoice;
}
