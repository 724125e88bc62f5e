import { bareIban } from './iban.ts';
import { isDay } from '#platform/calendar-day.ts';
import { centsIn, tidy, type Statement, type StatementLine } from './statement.ts';

export const sheetFields = [
	'date',
	'amount',
	'in',
	'out',
	'payer',
	'iban',
	'text',
	'currency',
	'reference'
] as const;
export type SheetField = (typeof sheetFields)[number];
/** Which heading of the file holds what. */
export type SheetMapping = Partial<Record<SheetField, string>>;

const words: Record<SheetField, RegExp> = {
	date: /(data (ksi[eę]gowania|operacji|transakcji)|^data$|booking|buchung|date|дата|вальор)/i,
	amount: /(kwota|amount|betrag|montant|сумма|сума|umsatz)/i,
	in: /(uznania|credit|wpływy|haben|crédit|кредит|приход)/i,
	out: /(obciążenia|debit|wydatki|soll|débit|дебет|дебит|расход)/i,
	payer:
		/(nadawca|kontrahent|nazwa|payer|counterparty|name|auftraggeber|contrepartie|плательщик|контрагент|наредител)/i,
	iban: /(rachunek|konto|numer rachunku|iban|account|compte|счет|счёт|сметка)/i,
	text: /(tytu[łl]|opis|title|remittance|reference text|details|verwendungszweck|libellé|назначение|основание|description)/i,
	currency: /(waluta|currency|währung|devise|валюта)/i,
	reference: /(referenc|transaction id|numer transakcji|référence|референ)/i
};

type Columns = Partial<Record<SheetField, number>>;
export type SheetReading =
	{ statement: Statement } | { missing: readonly ('date' | 'amount')[]; headings: string[] };

/** Lines before the headings (banks put the owner and the account there) are passed over. */
export function readStatementSheet(
	rows: readonly (readonly string[])[],
	mapping: SheetMapping = {}
): SheetReading {
	const top = rows.slice(0, 60);
	const at = top.findIndex((row) => isComplete(columnsOf(row, mapping)));
	if (at < 0) return whatIsMissing(top, mapping);
	const columns = columnsOf(rows[at] ?? [], mapping);
	const lines = rows.slice(at + 1).flatMap((row) => lineOf(row, columns));
	const account = top
		.slice(0, at)
		.flat()
		.map(bareIban)
		.find((text) => /^[A-Z]{2}\d{13,30}$/.test(text));
	return { statement: { iban: account ?? null, number: null, lines } };
}

const isComplete = ({ date, amount, in: credit }: Columns): boolean =>
	date !== undefined && (amount !== undefined || credit !== undefined);

function columnsOf(row: readonly string[], mapping: SheetMapping): Columns {
	const taken = new Set<number>();
	const columns: Columns = {};
	for (const field of sheetFields) {
		const named = mapping[field]?.trim().toLowerCase();
		const at = row.findIndex(
			(heading, place) =>
				!taken.has(place) &&
				(named ? heading.trim().toLowerCase() === named : words[field].test(heading.trim()))
		);
		if (at < 0) continue;
		columns[field] = at;
		taken.add(at);
	}
	return columns;
}

function whatIsMissing(rows: readonly (readonly string[])[], mapping: SheetMapping): SheetReading {
	const widest = Math.max(0, ...rows.map((row) => row.filter(Boolean).length));
	const headings = rows.find((row) => row.filter(Boolean).length === widest) ?? [];
	const { date, amount, in: credit } = columnsOf(headings, mapping);
	return {
		missing: [
			...(date === undefined ? (['date'] as const) : []),
			...(amount === undefined && credit === undefined ? (['amount'] as const) : [])
		],
		headings: headings.filter(Boolean).map(tidy)
	};
}

function lineOf(row: readonly string[], columns: Columns): StatementLine[] {
	const cell = (field: SheetField) => row[columns[field] ?? -1]?.trim() ?? '';
	const bookedOn = dayIn(cell('date'));
	const amountCents = sumIn(cell);
	if (!bookedOn || !amountCents) return [];
	const iban = bareIban(cell('iban'));
	return [
		{
			bookedOn,
			amountCents,
			currency: /^[A-Z]{3}$/.test(cell('currency')) ? cell('currency') : '',
			payerName: tidy(cell('payer')) || null,
			payerIban: /^\d{26}$/.test(iban) ? `PL${iban}` : iban || null,
			remittance: tidy(cell('text')),
			reference: cell('reference') || null
		}
	];
}

function sumIn(cell: (field: SheetField) => string): number | undefined {
	const amount = centsIn(bareSum(cell('amount')));
	if (amount) return amount;
	const came = centsIn(bareSum(cell('in')));
	if (came) return Math.abs(came);
	const went = centsIn(bareSum(cell('out')));
	return went ? -Math.abs(went) : undefined;
}

const bareSum = (text: string): string => text.replace(/[A-Z]{3}|zł|€|лв\.?/gi, '').trim();

/** 2026-03-09, 09.03.2026, 9/3/2026 and 09-03-2026 are all the ninth of March. */
export function dayIn(text: string): string | undefined {
	const [, first = '', second = '', third = ''] =
		/^(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})/.exec(text) ?? [];
	const [year, month, day] = first.length === 4 ? [first, second, third] : [third, second, first];
	const whole = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isDay(whole) ? whole : undefined;
}
