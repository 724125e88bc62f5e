import type { Transaction } from '#platform/database/database.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { listContacts } from './invoice-letters.server.ts';
import { membershipLetter, type MembershipLetterKind } from './mail/membership-letter.ts';

type About = { id: string; kind: MembershipLetterKind; day: string; reason?: string };

/** Tells a member's representative, in the member's language, what became of its membership. */
export async function writeMembershipLetter(
	tx: Transaction,
	{ id, kind, day, reason = '' }: About,
	{ origin }: Pick<Occasion, 'origin'>
): Promise<void> {
	const member = await tx
		.selectFrom('membership')
		.select(['clusterId', 'organisationId'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const to = (await listContacts(tx, [id])).get(id);
	const [clusters, organisations] = await Promise.all([
		listClusterNames(tx, [member.clusterId]),
		listOrganisationNames(tx, [member.organisationId])
	]);
	const cluster = clusters.get(member.clusterId);
	const organisation = organisations.get(member.organisationId);
	if (!to?.email || !cluster || !organisation) return;
	const locale = organisation.originalLocale;
	const letter = membershipLetter(
		{ name: to.name, email: to.email, locale },
		{
			kind,
			day,
			reason,
			organisation: nameFor(organisation.texts, locale, locale),
			cluster: nameFor(cluster.texts, locale, cluster.originalLocale),
			link: `${origin}/${locale}/memberships/${id}`
		}
	);
	await writeLetters(tx, [letter]);
}
