import type { Database } from '#platform/database/database.ts';
import { earlierEnd, laterOf } from '#platform/calendar-day.ts';
import { listRates, rateOn, type FeeRate } from './class.server.ts';
import { feeLines, listGaps, type FeeLine, type FeeSpan } from './fee.ts';
import { listClassTerms } from './member-terms.server.ts';

type Stretch = { from: string; until: string };
export type Asked = Stretch & { clusterId: string; membershipIds?: readonly string[] };

/** Why somebody gets no invoice. */
export type NothingDue = 'invoiced_already' | 'class_missing' | 'rate_missing' | 'nothing_due';

export type Due = Stretch & {
	membershipId: string;
	organisationId: string;
	lines: FeeLine[];
	entrance: { classId: string; cents: number } | null;
	netCents: number;
};
export type Skipped = { membershipId: string; organisationId: string; why: NothingDue };
export type Preview = { due: Due[]; skipped: Skipped[] };

/** What each member of the cluster owes for a period and is not asked for yet. */
export async function previewFees(db: Database, asked: Asked): Promise<Preview> {
	const members = await listMembersWithin(db, asked);
	const ids = members.map(({ id }) => id);
	const [terms, covered] = await Promise.all([listClassTerms(db, ids), listCovered(db, ids)]);
	const rates = await listRates(db, [...new Set(terms.map(({ classId }) => classId))]);
	const termsOf = Map.groupBy(terms, ({ membershipId }) => membershipId);
	const coveredOf = Map.groupBy(covered, ({ membershipId }) => membershipId);
	const ratesOf = Map.groupBy(rates, ({ classId }) => classId);
	const due: Due[] = [];
	const skipped: Skipped[] = [];
	for (const member of members) {
		const own = termsOf.get(member.id) ?? [];
		const spans = spansOf(member, own, ratesOf);
		const whole = {
			from: laterOf(member.validFrom, asked.from),
			until: earlierEnd(member.validUntil, asked.until)
		};
		const gaps = listGaps(whole, coveredOf.get(member.id) ?? []);
		const found = gaps
			.map((gap) => dueFor(member, gap, { spans, ratesOf }))
			.filter((one) => one.netCents > 0);
		due.push(...found);
		const { id: membershipId, organisationId } = member;
		if (found.length === 0)
			skipped.push({ membershipId, organisationId, why: whyNothing(gaps, own, spans) });
	}
	return { due, skipped };
}

type Member = { id: string; organisationId: string; validFrom: string; validUntil: string | null };
type Term = { classId: string; validFrom: string; validUntil: string | null };
type Rates = Map<string, FeeRate[]>;

function whyNothing(
	gaps: readonly Stretch[],
	terms: readonly Term[],
	spans: readonly FeeSpan[]
): NothingDue {
	if (gaps.length === 0) return 'invoiced_already';
	if (terms.length === 0) return 'class_missing';
	return spans.length === 0 ? 'rate_missing' : 'nothing_due';
}

function dueFor(
	member: Member,
	gap: Stretch,
	{ spans, ratesOf }: { spans: FeeSpan[]; ratesOf: Rates }
): Due {
	const lines = feeLines({ spans, ...gap }).filter(({ cents }) => cents > 0);
	const [first] = spans;
	const joinsWithin = gap.from === member.validFrom && first?.from === member.validFrom;
	const rate = joinsWithin ? rateOn(ratesOf.get(first.classId) ?? [], member.validFrom) : undefined;
	const entrance = rate?.entranceCents
		? { classId: rate.classId, cents: rate.entranceCents }
		: null;
	const netCents = lines.reduce((sum, { cents }) => sum + cents, entrance?.cents ?? 0);
	return {
		membershipId: member.id,
		organisationId: member.organisationId,
		...gap,
		lines,
		entrance,
		netCents
	};
}

/** When a member was in which class at which rate, in order. */
function spansOf(member: Member, terms: readonly Term[], ratesOf: Rates): FeeSpan[] {
	const spans = terms.flatMap((term) =>
		(ratesOf.get(term.classId) ?? []).flatMap((rate) => {
			const from = [member.validFrom, term.validFrom, rate.validFrom].reduce(laterOf);
			const until = [member.validUntil, term.validUntil, rate.validUntil].reduce(
				(one, other) => (one === null ? other : other === null ? one : earlierEnd(one, other)),
				null
			);
			if (until !== null && until <= from) return [];
			const { classId, amountCents, period, prorating } = rate;
			return [{ classId, amountCents, period, prorating, from, until }];
		})
	);
	return spans.sort((one, other) => (one.from < other.from ? -1 : 1));
}

async function listMembersWithin(db: Database, { clusterId, from, until, membershipIds }: Asked) {
	let query = db
		.selectFrom('membership')
		.select(['id', 'organisationId', 'validFrom', 'validUntil'])
		.where('clusterId', '=', clusterId)
		.where('validFrom', '<', until)
		.where((or) => or.or([or('validUntil', 'is', null), or('validUntil', '>', from)]));
	if (membershipIds) query = query.where('id', 'in', [...membershipIds]);
	return query.orderBy('id').execute();
}

/** What invoices that stand cover already. */
async function listCovered(db: Database, membershipIds: readonly string[]) {
	if (membershipIds.length === 0) return [];
	return db
		.selectFrom('feeInvoice')
		.select(['membershipId', 'periodFrom as from', 'periodUntil as until'])
		.where('membershipId', 'in', membershipIds)
		.where('kind', '=', 'invoice')
		.where('creditedAt', 'is', null)
		.execute();
}
