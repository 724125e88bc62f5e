import { areaName, relationName, stateName, kindName } from '#rooms/agreements/agreement-words.ts';
import { isApprovedByAll } from '#rooms/agreements/approval.server.ts';
import { findPaper } from '#rooms/agreements/force.server.ts';
import { listLineage } from '#rooms/agreements/lineage.server.ts';
import { monthCount } from '#rooms/agreements/placeholders.ts';
import { listDisparities } from '#rooms/agreements/parity.ts';
import { listAgreements } from '#rooms/agreements/register.server.ts';
import { nextOf } from '#rooms/agreements/next.ts';
import { listTerms } from '#rooms/agreements/term.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { lastDayOf } from '#rooms/agreements/term.ts';
import { currentVersion, readVersion } from '#rooms/agreements/version.server.ts';
import { findCompletedRound } from '#rooms/signing/round.server.ts';
import type { Database } from '#platform/database/database.ts';
import type { agreementFor, AgreementEvent } from './agreement-page.server.ts';

type Read = Awaited<ReturnType<typeof agreementFor>>;

/** What an agreement is, where it stands and whose turn it is. */
export async function loadOverview({ locals }: AgreementEvent, { agreement, standing }: Read) {
	const { db, locale } = locals;
	const [terms, signed, family, work] = await Promise.all([
		listTerms(db, agreement.id),
		findSigned(db, agreement.id),
		describeFamily(locals, agreement.id),
		standing.mayWork ? loadWork(db, agreement) : null
	]);
	const term = terms.at(-1);
	return {
		summaries: agreement.summaries,
		areas: agreement.areas.map((area) => areaName(area, locale)),
		term: {
			from: terms[0]?.validFrom ?? agreement.startsOn,
			until: term ? lastDayOf(term) : agreement.endsOn
		},
		noticeTime: agreement.noticeMonths ? monthCount(agreement.noticeMonths, locale) : null,
		bindingLocale: agreement.bindingLocale,
		signed,
		family,
		work,
		next: work && nextOf(agreement.state, work)
	};
}

async function loadWork(db: Database, agreement: Read['agreement']) {
	const current = await currentVersion(db, agreement.id);
	const isFrozen = Boolean(current?.frozenAt);
	const written = current && !isFrozen ? await readVersion(db, current.id) : undefined;
	return {
		...{ versionNumber: current?.number ?? 0, isFrozen },
		faults: written ? listDisparities(written).length : 0,
		isApproved: current && isFrozen ? await isApprovedByAll(db, current.id) : false
	};
}

/** When and where it was signed: on paper before the house knew of it, or here. */
async function findSigned(db: Database, agreementId: string) {
	const [paper, round] = await Promise.all([
		findPaper(db, agreementId),
		findCompletedRound(db, agreementId)
	]);
	if (paper) return { on: paper.signedOn, place: paper.place, hasScan: paper.fileId !== null };
	return round?.endedAt ? { on: dayOf(round.endedAt), place: round.place, hasScan: false } : null;
}

/** Where it comes from and what came of it, as far as this reader may see. */
async function describeFamily({ db, actor, locale, now }: App.Locals, id: string) {
	const { links, members } = await listLineage(db, id);
	if (members.length < 2) return [];
	const ids = members.map((one) => one.id);
	const cut = { now, limit: ids.length, offset: 0 };
	const { agreements } = await listAgreements(db, actor, { ids }, cut);
	return members.flatMap(({ id: memberId, signedOn, startsOn }) => {
		const one = agreements.find((listed) => listed.id === memberId);
		if (!one) return [];
		return {
			...{ id: memberId, href: `/${locale}/agreements/${memberId}`, isThis: memberId === id },
			...{ kind: kindName(one.kind, locale), original: one.originalLocale, titles: one.titles },
			...{ state: one.state, stateName: stateName(one.state, locale), on: signedOn ?? startsOn },
			relations: links
				.filter(({ successorId }) => successorId === memberId)
				.map(({ relation }) => relationName(relation, locale))
		};
	});
}
