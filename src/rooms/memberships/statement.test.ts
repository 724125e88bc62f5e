import { describe, expect, it } from 'vitest';
import { readCamt053 } from './camt053.ts';
import { readMt940 } from './mt940.ts';
import { readStatementSheet } from './statement-sheet.ts';
import { centsIn, fingerprints, type StatementLine } from './statement.ts';
import { UnreadableXml } from './xml-tree.ts';

const camt = (entries: string, version = '02') => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>STMT-7</Id><ElctrncSeqNb>7</ElctrncSeqNb><Acct><Id><IBAN>PL61109010140000071219812874</IBAN></Id></Acct>
${entries}</Stmt></BkToCstmrStmt></Document>`;

const entry = `<Ntry><Amt Ccy="PLN">1200.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-09</Dt></BookgDt>
<AcctSvcrRef>B1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Nm>Tkalnia &amp; Syn</Nm></Dbtr>
<DbtrAcct><Id><IBAN>PL27114020040000300201355387</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Skladka KIPIM/2026/0042</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;

describe('CAMT.053', () => {
	it('gives the day, the sum, the payer and the words', () => {
		const statement = readCamt053(camt(entry));
		expect(statement).toMatchObject({ iban: 'PL61109010140000071219812874', number: '7' });
		expect(statement?.lines).toEqual([
			{
				bookedOn: '2026-03-09',
				amountCents: 120_000,
				currency: 'PLN',
				payerName: 'Tkalnia & Syn',
				payerIban: 'PL27114020040000300201355387',
				remittance: 'Skladka KIPIM/2026/0042',
				reference: 'B1'
			}
		]);
	});
	it('of a later version has its names and states a step deeper, and prefixes', () => {
		const later = camt(entry, '08')
			.replace('<Sts>BOOK</Sts>', '<Sts><Cd>BOOK</Cd></Sts>')
			.replace(
				'<Dbtr><Nm>Tkalnia &amp; Syn</Nm></Dbtr>',
				'<Dbtr><Pty><Nm>Tkalnia</Nm></Pty></Dbtr>'
			);
		const prefixed = later.replaceAll(/<(\/?)([A-Z])/g, '<$1n:$2').replace('xmlns=', 'xmlns:n=');
		for (const text of [later, prefixed])
			expect(readCamt053(text)?.lines[0]?.payerName).toBe('Tkalnia');
	});
	it('leaves out what is not booked yet and counts what goes out as negative', () => {
		const pending = entry.replace('BOOK<', 'PDNG<');
		const debit = entry.replace('CRDT', 'DBIT');
		expect(readCamt053(camt(pending + debit))?.lines.map((one) => one.amountCents)).toEqual([
			-120_000
		]);
	});
	it('takes a batch apart where its parts make up the whole', () => {
		const detail = (sum: string, name: string) =>
			`<TxDtls><AmtDtls><TxAmt><Amt Ccy="PLN">${sum}</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>${name}</Nm></Dbtr></RltdPties></TxDtls>`;
		const batch = `<Ntry><Amt Ccy="PLN">30.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><DtTm>2026-03-09T10:00:00</DtTm></BookgDt><AcctSvcrRef>B2</AcctSvcrRef><NtryDtls>${detail('10.25', 'A')}${detail('20.25', 'B')}</NtryDtls></Ntry>`;
		const lines = readCamt053(camt(batch))?.lines ?? [];
		expect(
			lines.map(({ amountCents, payerName, reference }) => [amountCents, payerName, reference])
		).toEqual([
			[1_025, 'A', 'B2#1'],
			[2_025, 'B', 'B2#2']
		]);
	});
	it('with entities of its own, cut off, or of another kind is refused', () => {
		const bomb = camt(entry).replace(
			'?>\n',
			'?>\n<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
		);
		expect(() => readCamt053(bomb)).toThrow(UnreadableXml);
		expect(() => readCamt053(camt(entry).slice(0, 400))).toThrow(UnreadableXml);
		expect(() => readCamt053('<a>'.repeat(5_000))).toThrow(UnreadableXml);
		expect(readCamt053('<Document><Other/></Document>')).toBeUndefined();
	});
});

const mt940 = `{1:F01BANK}{2:I940}{4:
:20:REF1
:25:PL61109010140000071219812874
:28C:12/1
:60F:C260308PLN1000,00
:61:2603090309CN1200,00NTRFNONREF//BR77
:86:020~00VE02~20Skladka KIPIM/2026/~210042~3010901014~38PL27114020040000300201355387~32Tkalnia Syn
 ~33i Spolka
:61:2512310102DN15,5NMSC//OPL
:86:Oplata za rachunek
:62F:C260309PLN2184,50
-}`;

describe('MT940', () => {
	it('gives the same as a statement in any format', () => {
		const statement = readMt940(mt940);
		expect(statement).toMatchObject({ iban: 'PL61109010140000071219812874', number: '12/1' });
		expect(statement?.lines[0]).toEqual({
			bookedOn: '2026-03-09',
			amountCents: 120_000,
			currency: 'PLN',
			payerName: 'Tkalnia Syn i Spolka',
			payerIban: 'PL27114020040000300201355387',
			remittance: 'Skladka KIPIM/2026/0042',
			reference: 'BR77'
		});
	});
	it('books around New Year in the right year', () => {
		expect(readMt940(mt940)?.lines[1]).toMatchObject({
			bookedOn: '2026-01-02',
			amountCents: -1_550
		});
	});
	it('by words', () => {
		const swift = mt940.replace(
			/:86:020[^]*?(?=:61:)/,
			':86:/IBAN/DE89370400440532013000/NAME/Weberei AG/REMI/USTD//KIPIM/2026/0007\n'
		);
		expect(readMt940(swift)?.lines[0]).toMatchObject({
			payerName: 'Weberei AG',
			payerIban: 'DE89370400440532013000'
		});
	});
	it('is nothing else', () => expect(readMt940('Date;Amount\n1;2')).toBeUndefined());
});

describe('a sheet of bookings', () => {
	const rows = [
		['Rachunek', 'PL61109010140000071219812874'],
		[],
		['Data operacji', 'Nadawca', 'Tytuł', 'Kwota', 'Waluta'],
		['09.03.2026', 'Tkalnia', 'KIPIM/2026/0042', '1 200,00 PLN', 'PLN'],
		['2026-03-10', 'Bank', 'opłata', '-15,50', 'PLN'],
		['razem', '', '', '1 184,50', '']
	];
	it('is read by its headings', () => {
		const reading = readStatementSheet(rows);
		if (!('statement' in reading)) throw new Error('not read');
		expect(reading.statement.iban).toBe('PL61109010140000071219812874');
		expect(
			reading.statement.lines.map(({ bookedOn, amountCents }) => [bookedOn, amountCents])
		).toEqual([
			['2026-03-09', 120_000],
			['2026-03-10', -1_550]
		]);
	});
	it('says which headings it found when it does not know them, and takes them named', () => {
		const odd = [
			['Wann', 'Wieviel'],
			['9/3/2026', '10,00']
		];
		expect(readStatementSheet(odd)).toEqual({
			missing: ['date', 'amount'],
			headings: ['Wann', 'Wieviel']
		});
		expect(readStatementSheet(odd, { date: 'wann', amount: 'Wieviel' })).toMatchObject({
			statement: { lines: [{ bookedOn: '2026-03-09', amountCents: 1_000 }] }
		});
	});
});

it.each([
	['1 234,56', 123_456],
	['1,234.56', 123_456],
	['1.234,5', 123_450],
	['-12', -1_200],
	['12,34-', -1_234],
	['1.234', 123_400],
	['abc', undefined],
	['', undefined]
])('%s is %s cents', (text, cents) => expect(centsIn(text)).toBe(cents));

describe('a fingerprint', () => {
	const line: StatementLine = {
		bookedOn: '2026-03-09',
		amountCents: 100,
		currency: 'PLN',
		payerName: 'A',
		payerIban: null,
		remittance: 'Składka',
		reference: null
	};
	it('tells twins of one statement apart and knows them in the next', () => {
		const first = fingerprints([line, line, { ...line, amountCents: 200 }]);
		expect(new Set(first).size).toBe(3);
		const overlapping = fingerprints([{ ...line, bookedOn: '2026-03-08' }, line, line]);
		expect(overlapping.slice(1)).toEqual(first.slice(0, 2));
	});
});
