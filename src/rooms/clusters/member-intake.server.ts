import { dayOf, isDay } from '#platform/calendar-day.ts';
import { accept, refuse } from '#platform/outcome.ts';
import type { Intake } from '#rooms/organisations/import-intake.ts';
import { dateOf } from '#rooms/organisations/import-row.ts';
import {
	organisationIntake,
	readOrganisation,
	undoOrganisations,
	type AskReliance
} from '#rooms/organisations/organisation-intake.server.ts';
import type { OrganisationDraft } from '#rooms/organisations/organisation.ts';
import type { MembershipKind } from './cluster.ts';
import { addMembership, removeMemberships } from './membership.server.ts';

type Term = {
	kind: MembershipKind;
	class: string | null;
	validFrom: string;
	validUntil: string | null;
};
type MemberRow = { draft: OrganisationDraft; term: Term };

/** A table of a cluster's members: organisations as ever, and since when they belong. */
export function memberIntake(askReliance: AskReliance): Intake<MemberRow> {
	const organisations = organisationIntake(askReliance);
	return {
		async read(row, order) {
			const draft = await readOrganisation(row, order);
			if (!draft.ok) return draft;
			const term = termOf(row, dayOf(order.now));
			if (!isDay(term.validFrom) || (term.validUntil && !isDay(term.validUntil)))
				return refuse('wrong_date', { field: 'validFrom' });
			if (term.validUntil && term.validUntil < term.validFrom)
				return refuse('dates_cross', { field: 'validUntil' });
			return accept({ draft: draft.value, term });
		},
		open() {
			const reading = organisations.open();
			const drafts = (rows: readonly MemberRow[]) => rows.map(({ draft }) => draft);
			return {
				judge: (db, rows, order) => reading.judge(db, drafts(rows), order),
				async write(tx, actor, rows, order) {
					const written = await reading.write(tx, actor, drafts(rows), order);
					for (const [at, one] of written.entries()) {
						const term = rows[at]?.term;
						if (!term || !one.subjectId || !order.clusterId) continue;
						const { clusterId } = order;
						const added = await addMembership(tx, actor, {
							clusterId,
							organisationId: one.subjectId,
							...term
						});
						if (added.ok) one.details = { membershipId: added.value };
					}
					return written;
				}
			};
		},
		async undo(tx, actor, rows, order) {
			const ids = rows.flatMap(({ details }) =>
				typeof details.membershipId === 'string' ? [details.membershipId] : []
			);
			if (order.clusterId) await removeMemberships(tx, actor, { clusterId: order.clusterId, ids });
			return undoOrganisations(tx, actor, rows, { order, askReliance });
		}
	};
}

function termOf(row: Record<string, string>, today: string): Term {
	const isPartner = /^(partner|partenaire|партн)/i.test(row.membershipKind ?? '');
	return {
		kind: isPartner ? 'partner' : 'member',
		class: row.membershipClass || null,
		validFrom: dateOf(row.validFrom ?? '') || today,
		validUntil: dateOf(row.validUntil ?? '') || null
	};
}
