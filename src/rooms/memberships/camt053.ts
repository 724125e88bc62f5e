import { bareIban } from './iban.ts';
import { centsIn, tidy, type Statement, type StatementLine } from './statement.ts';
import { at, childrenOf, readXml, textAt, type Element } from './xml-tree.ts';

/**
 * CAMT.053 in the versions banks send (001.02 to 001.13): they differ in where a party's name and an
 * entry's state stand, and both places are looked at. A batch is taken apart where its parts carry
 * amounts that make up the whole.
 */
export function readCamt053(text: string): Statement | undefined {
	const statements = childrenOf(at(readXml(text), 'BkToCstmrStmt'), 'Stmt');
	const [first] = statements;
	if (!first) return undefined;
	return {
		iban: ibanOf(at(first, 'Acct')),
		number: textAt(first, 'LglSeqNb') ?? textAt(first, 'ElctrncSeqNb') ?? textAt(first, 'Id'),
		lines: statements.flatMap((statement) => childrenOf(statement, 'Ntry').flatMap(linesOfEntry))
	};
}

function linesOfEntry(entry: Element): StatementLine[] {
	const state = textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts') ?? 'BOOK';
	const amount = at(entry, 'Amt');
	const cents = amountIn(amount?.text);
	const bookedOn = dayOf(entry, 'BookgDt') ?? dayOf(entry, 'ValDt');
	if (state !== 'BOOK' || cents === undefined || !bookedOn) return [];
	const isIn = textAt(entry, 'CdtDbtInd') !== 'DBIT';
	const whole = {
		bookedOn,
		amountCents: isIn ? cents : -cents,
		currency: amount?.attributes.Ccy ?? 'EUR',
		reference: textAt(entry, 'AcctSvcrRef') ?? textAt(entry, 'NtryRef')
	};
	const details = childrenOf(entry, 'NtryDtls').flatMap((one) => childrenOf(one, 'TxDtls'));
	const parts = details.map((detail) => amountIn(amountOf(detail)?.text));
	const isBatch =
		details.length > 1 &&
		parts.every((part) => part !== undefined) &&
		parts.reduce((sum, part) => sum + part, 0) === cents;
	if (!isBatch) return [{ ...whole, ...partyOf(details[0], isIn), ...wordsOf(entry, details) }];
	return details.map((detail, place) => ({
		...whole,
		amountCents: isIn ? (parts[place] ?? 0) : -(parts[place] ?? 0),
		reference: referenceOf(detail) ?? (whole.reference && `${whole.reference}#${place + 1}`),
		...partyOf(detail, isIn),
		...wordsOf(detail, [detail])
	}));
}

const amountOf = (detail: Element) => at(detail, 'Amt') ?? at(detail, 'AmtDtls', 'TxAmt', 'Amt');

/** Amounts in XML have a point, whatever the country. */
const amountIn = (text = ''): number | undefined =>
	/^\d{1,13}(\.\d+)?$/.test(text.trim()) ? centsIn(Number(text.trim()).toFixed(2)) : undefined;

const dayOf = (entry: Element, name: string): string | undefined =>
	(textAt(entry, name, 'Dt') ?? textAt(entry, name, 'DtTm'))?.slice(0, 10);

const referenceOf = (detail: Element): string | null =>
	textAt(detail, 'Refs', 'AcctSvcrRef') ?? textAt(detail, 'Refs', 'TxId');

const ibanOf = (account: Element | undefined): string | null => {
	const number = textAt(account, 'Id', 'IBAN') ?? textAt(account, 'Id', 'Othr', 'Id');
	return number && bareIban(number);
};

/** The other side: who pays for what comes in, who is paid for what goes out. */
function partyOf(detail: Element | undefined, isIn: boolean) {
	const side = isIn ? 'Dbtr' : 'Cdtr';
	const parties = at(detail, 'RltdPties');
	const name =
		textAt(parties, side, 'Nm') ??
		textAt(parties, side, 'Pty', 'Nm') ??
		textAt(parties, `Ultmt${side}`, 'Nm');
	return { payerName: name && tidy(name), payerIban: ibanOf(at(parties, `${side}Acct`)) };
}

function wordsOf(entry: Element, details: readonly Element[]) {
	const said = details.flatMap((detail) => {
		const remittance = at(detail, 'RmtInf');
		return [
			...childrenOf(remittance, 'Ustrd').map(({ text }) => text),
			...childrenOf(remittance, 'Strd').flatMap((one) => [
				textAt(one, 'CdtrRefInf', 'Ref'),
				textAt(one, 'AddtlRmtInf')
			]),
			notGiven(textAt(detail, 'Refs', 'EndToEndId')),
			textAt(detail, 'AddtlTxInf')
		];
	});
	const words = [...said, said.some(Boolean) ? null : textAt(entry, 'AddtlNtryInf')];
	return { remittance: tidy([...new Set(words.filter(Boolean))].join(' ')) };
}

const notGiven = (text: string | null) => (text && /^not ?provided$/i.test(text) ? null : text);
