import { areaName, relationName, stateName, kindName } from '#rooms/agreements/agreement-words.ts';
import { isApprovedByAll } from '#rooms/agreements/approval.server.ts';
import { findPaper } from '#rooms/agreements/force.server.ts';
import { listLineage } from '#rooms/agreements/lineage.server.ts';
import { monthCount } from '#rooms/agreements/placeholders.ts';
import { listDisparities } from '#rooms/agreements/parity.ts';
import { isShown } from '#rooms/agreements/shown.ts';
import { nextOf } from '#rooms/agreements/next.ts';
import { latestTerm, listTerms } from '#rooms/agreements/term.server.ts';
import { lastDayOf } from '#rooms/agreements/term.ts';
import { currentVersion, readVersion } from '#rooms/agreements/version.server.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { agreementFor, AgreementEvent } from './agreement-page.server.ts';

type Read = Awaited<ReturnType<typeof agreementFor>>;

/** What an agreement is, where it stands and whose turn it is. */
export async function loadOverview({ locals }: AgreementEvent, { agreement, standing }: Read) {
	const { db, locale } = locals;
	const [terms, term, paper, family] = await Promise.all([
		listTerms(db, agreement.id),
		latestTerm(db, agreement.id),
		findPaper(db, agreement.id),
		describeFamily(db, agreement.id, { locale, all: standing.mayWork })
	]);
	const work = standing.mayWork ? await loadWork(db, agreement) : null;
	return {
		summaries: agreement.summaries,
		areas: agreement.areas.map((area) => areaName(area, locale)),
		term: {
			from: terms[0]?.validFrom ?? agreement.startsOn,
			until: term ? lastDayOf(term) : agreement.endsOn
		},
		noticeTime: agreement.noticeMonths ? monthCount(agreement.noticeMonths, locale) : null,
		bindingLocale: agreement.bindingLocale,
		paper: paper && {
			signedOn: paper.signedOn,
			place: paper.place,
			hasScan: paper.fileId !== null
		},
		family,
		work,
		next: work && nextOf(agreement.state, work)
	};
}

async function loadWork(db: Database, agreement: Read['agreement']) {
	const current = await currentVersion(db, agreement.id);
	const version = current && (await readVersion(db, current.id));
	return {
		versionNumber: current?.number ?? 0,
		isFrozen: Boolean(current?.frozenAt),
		digest: current?.digest ?? null,
		faults: version ? listDisparities(version).length : 0,
		isApproved: current?.frozenAt ? await isApprovedByAll(db, current.id) : false
	};
}

async function describeFamily(
	db: Database,
	id: string,
	{ locale, all }: { locale: Locale; all: boolean }
) {
	const { links, members } = await listLineage(db, id);
	const seen = members.filter((one) => all || isShown(one));
	if (seen.length < 2) return [];
	const titles = await db
		.selectFrom('agreementText')
		.select(['agreementId', 'locale', 'title'])
		.where(
			'agreementId',
			'in',
			seen.map((one) => one.id)
		)
		.execute();
	return seen.map((one) => ({
		id: one.id,
		href: `/${locale}/agreements/${one.id}`,
		isThis: one.id === id,
		kind: kindName(one.kind, locale),
		state: one.state,
		stateName: stateName(one.state, locale),
		original: one.originalLocale,
		on: one.signedOn ?? one.startsOn,
		titles: Object.fromEntries(
			titles
				.filter(({ agreementId }) => agreementId === one.id)
				.map((row) => [row.locale, row.title])
		) as Partial<Record<Locale, string>>,
		relations: links
			.filter(({ successorId }) => successorId === one.id)
			.map(({ relation }) => relationName(relation, locale))
	}));
}
