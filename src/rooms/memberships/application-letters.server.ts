import type { Transaction } from '#platform/database/database.ts';
import { writeLetter, writeLetters } from '#platform/mail/letter.server.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { personalToken } from '#rooms/events/personal-link.server.ts';
import { listHolders } from '#rooms/people/grant.server.ts';
import { applicationLetter, type ApplicationLetterKind } from './mail/application-letter.ts';
import { newsLetter } from './mail/news-letter.ts';

type About = { id: string; kind: ApplicationLetterKind; text?: string };

/** A letter to the applicant in their language; the cluster's managers hear of what comes in. */
export async function writeApplicationLetter(
	tx: Transaction,
	{ id, kind, text = '' }: About,
	{ now, secret, origin }: Occasion
): Promise<void> {
	const row = await tx
		.selectFrom('membershipApplication')
		.select(['clusterId', 'submissionId', 'contactName', 'contactEmail', 'locale', 'personId'])
		.select('organisationDraft')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const cluster = (await listClusterNames(tx, [row.clusterId])).get(row.clusterId);
	if (!cluster) return;
	const { token } = personalToken(secret, row.submissionId);
	const { locale } = row;
	await writeLetter(
		tx,
		applicationLetter(
			{ name: row.contactName, email: row.contactEmail, locale, personId: row.personId },
			{
				kind,
				text,
				cluster: nameFor(cluster.texts, locale, cluster.originalLocale),
				link: `${origin}/${locale}/applications/${token}`
			}
		)
	);
	if (kind !== 'received' && kind !== 'declared') return;
	const holders = await listHolders(tx, { kind: 'cluster', id: row.clusterId }, now);
	const managers = holders.filter(({ role }) => role === 'manager');
	const path = `clusters/${cluster.slug}/manage/applications/${id}`;
	await writeLetters(
		tx,
		managers.map((to) =>
			newsLetter(to, {
				isDeclared: kind === 'declared',
				organisation: row.organisationDraft.name ?? row.contactName,
				cluster: nameFor(cluster.texts, to.locale, cluster.originalLocale),
				link: `${origin}/${to.locale}/${path}`
			})
		)
	);
}
