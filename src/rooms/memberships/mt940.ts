import { bareIban, isIban } from './iban.ts';
import { centsIn, tidy, type Statement, type StatementLine } from './statement.ts';

type Field = { tag: string; text: string };

/** MT940 as banks of the six countries write it: with or without the SWIFT envelope around. */
export function readMt940(text: string): Statement | undefined {
	const fields = fieldsOf(text);
	if (!fields.some(({ tag }) => tag === '60F' || tag === '60M')) return undefined;
	const account = textOf(fields, '25')?.split('/').at(-1) ?? '';
	let currency = 'EUR';
	const lines: StatementLine[] = [];
	fields.forEach((field, place) => {
		if (/^60[FM]$/.test(field.tag))
			currency = /^[CD]\d{6}([A-Z]{3})/.exec(field.text)?.[1] ?? currency;
		if (field.tag !== '61') return;
		const next = fields[place + 1];
		const line = lineOf(field.text, next?.tag === '86' ? next.text : '', currency);
		if (line) lines.push(line);
	});
	const iban = bareIban(account.replace(/[A-Z]{3}$/, ''));
	return {
		iban: isIban(iban) ? iban : isIban(`PL${iban}`) ? `PL${iban}` : iban || null,
		number: textOf(fields, '28C') ?? textOf(fields, '28') ?? null,
		lines
	};
}

function fieldsOf(text: string): Field[] {
	const pieces = text.replace(/\r\n?/g, '\n').split(/(?:^|\n):(\d{2}[A-Z]?):/);
	const fields: Field[] = [];
	for (let at = 1; at < pieces.length; at += 2)
		fields.push({ tag: pieces[at] ?? '', text: (pieces[at + 1] ?? '').replace(/\n-\}?[^]*$/, '') });
	return fields;
}

const textOf = (fields: readonly Field[], tag: string): string | undefined =>
	fields.find((field) => field.tag === tag)?.text.trim();

const shape =
	/^(\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?(R?[CD])[A-Z]?(\d[\d.]*,\d{0,2})(?:[A-Z]\w{3})?([^\n]*)/;

function lineOf(text: string, told: string, currency: string): StatementLine | undefined {
	const match = shape.exec(text.trim());
	if (!match) return undefined;
	const [, year = '', month = '', day = '', entryMonth, entryDay, mark = '', sum = '', references] =
		match;
	const cents = centsIn(sum.replace(/,$/, ',00'));
	if (cents === undefined) return undefined;
	const isIn = mark === 'C' || mark === 'RD';
	const words = toldIn(told);
	return {
		bookedOn: bookedOn(
			`20${year}`,
			[month, day],
			entryMonth && entryDay ? [entryMonth, entryDay] : null
		),
		amountCents: isIn ? cents : -cents,
		currency,
		...words,
		reference: /\/\/(.+)$/.exec(references ?? '')?.[1]?.trim() || null
	};
}

/** The day of booking has no year of its own: around New Year it lies in the one before or after. */
function bookedOn(
	year: string,
	valued: [string, string],
	entered: [string, string] | null
): string {
	if (!entered) return [year, ...valued].join('-');
	const apart = Number(entered[0]) - Number(valued[0]);
	const own = Number(year) + (apart > 6 ? -1 : apart < -6 ? 1 : 0);
	return [own, ...entered].join('-');
}

/** What the line is about: by numbered parts (`?20`, `~20`, `<20`, `^20`), by words, or as it stands. */
function toldIn(told: string): Pick<StatementLine, 'payerName' | 'payerIban' | 'remittance'> {
	const joined = told.replace(/\n/g, '');
	const mark = /^\d{0,3}\s*([?~<^])\d{2}/.exec(joined)?.[1];
	if (mark) return numbered(joined, mark);
	const party = /\/NAME\/([^/]+)/.exec(joined)?.[1];
	const words = /\/REMI\/(?:\/?USTD\/\/)?([^]*?)(?:\/[A-Z]{4}\/|$)/.exec(joined)?.[1];
	const iban = /\/IBAN\/([A-Z0-9]+)/.exec(joined)?.[1] ?? ibanWithin(joined);
	return {
		payerName: party ? tidy(party) : null,
		payerIban: iban ?? null,
		remittance: tidy(words ?? told.replace(/\n/g, ' '))
	};
}

function numbered(told: string, mark: string) {
	const parts = new Map<string, string>();
	const [, ...pieces] = told.split(new RegExp(`\\${mark}(?=\\d{2})`));
	for (const piece of pieces) parts.set(piece.slice(0, 2), piece.slice(2));
	const all = (codes: readonly string[]) => codes.map((code) => parts.get(code) ?? '').join('');
	const account = bareIban(parts.get('38') ?? parts.get('31') ?? '');
	const iban = isIban(account)
		? account
		: isIban(`PL${account}`)
			? `PL${account}`
			: ibanWithin(told);
	return {
		payerName: tidy(all(['32', '33'])) || null,
		payerIban: iban ?? null,
		remittance: tidy(
			all(['20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '60', '61', '62', '63'])
		)
	};
}

const ibanWithin = (text: string): string | undefined =>
	(text.match(/[A-Z]{2}\d{2}[A-Z0-9]{11,30}/g) ?? []).find(isIban);
