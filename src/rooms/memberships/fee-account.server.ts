import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { bareIban, isBic, isIban } from './iban.ts';

export type FeeAccount = {
	clusterId: string;
	issuerId: string;
	currency: string;
	iban: string | null;
	bic: string | null;
	bankName: string | null;
	invoicePrefix: string;
	vatBasisPoints: number;
	vatExemption: string | null;
	dueDays: number;
	noticeMonths: number;
	dunningDays: number[];
	suspendAfterDays: number | null;
	edition: number;
};

/** Who asks for the fees of a cluster, into which account and by when. */
export async function findFeeAccount(
	db: Database,
	clusterId: string
): Promise<FeeAccount | undefined> {
	return db
		.selectFrom('feeAccount')
		.select(['clusterId', 'issuerId', 'currency', 'iban', 'bic', 'bankName', 'invoicePrefix'])
		.select(['vatBasisPoints', 'vatExemption', 'dueDays', 'noticeMonths', 'dunningDays'])
		.select(['suspendAfterDays', 'edition'])
		.where('clusterId', '=', clusterId)
		.executeTakeFirst();
}

export async function saveFeeAccount(
	tx: Transaction,
	actor: Actor,
	account: FeeAccount,
	now: Date
): Promise<Outcome> {
	const reason = faultOf(account);
	if (reason) return refuse(reason);
	const { clusterId, edition, ...rest } = account;
	const values = {
		...rest,
		iban: rest.iban && bareIban(rest.iban),
		bic: rest.bic && bareIban(rest.bic),
		changedAt: now
	};
	const saved = await tx
		.insertInto('feeAccount')
		.values({ clusterId, ...values })
		.onConflict((on) =>
			on
				.column('clusterId')
				.doUpdateSet({ ...values, edition: edition + 1 })
				.where('feeAccount.edition', '=', edition)
		)
		.executeTakeFirstOrThrow();
	if (!saved.numInsertedOrUpdatedRows) return refuse('changed_meanwhile');
	await record(tx, actor, {
		deed: 'cluster.fee_account_changed',
		subject: { kind: 'cluster', id: clusterId },
		details: { ...rest }
	});
	return accept();
}

function faultOf(account: FeeAccount): string | undefined {
	const { iban, bic, currency, vatBasisPoints, vatExemption, dunningDays } = account;
	if (iban && !isIban(iban)) return 'iban_wrong';
	if (bic && !isBic(bic)) return 'bic_wrong';
	if (!/^[A-Z]{3}$/.test(currency)) return 'currency_wrong';
	if (!between(vatBasisPoints, 0, 5000)) return 'vat_wrong';
	if (vatBasisPoints === 0 && !vatExemption) return 'vat_exemption_missing';
	if (!/^[\p{L}\p{N}-]{0,12}$/u.test(account.invoicePrefix)) return 'invoice_prefix_wrong';
	if (!between(account.dueDays, 0, 365)) return 'days_wrong';
	if (!between(account.noticeMonths, 0, 60)) return 'days_wrong';
	const { suspendAfterDays } = account;
	if (suspendAfterDays !== null && !between(suspendAfterDays, 1, 3650)) return 'days_wrong';
	const isRising = dunningDays.every(
		(day, at) => between(day, 1, 3650) && day > (dunningDays[at - 1] ?? 0)
	);
	return isRising && dunningDays.length <= 5 ? undefined : 'dunning_days_wrong';
}

const between = (value: number, least: number, most: number): boolean =>
	Number.isInteger(value) && value >= least && value <= most;
