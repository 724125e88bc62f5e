const towns = [
	'Łódź',
	'Pabianice',
	'Zgierz',
	'Tomaszów Mazowiecki',
	'Warszawa',
	'Kraków',
	'Bielsko-Biała',
	'Częstochowa'
];
const trades = [
	'Przędzalnia',
	'Tkalnia',
	'Dziewiarnia',
	'Szwalnia',
	'Farbiarnia',
	'Pracownia',
	'Hurtownia',
	'Garbarnia'
];
const words = [
	'Nić',
	'Osnowa',
	'Wątek',
	'Splot',
	'Krosno',
	'Igła',
	'Jedwab',
	'Len',
	'Bawełna',
	'Wełna',
	'Koronka',
	'Haft'
];
const codes = ['13.10', '13.20.Z', 'PKD 13.30.Z', '13.91', '14.21', '14.22', '46.41', '74.11'];
const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** Firms as a regional agency's table has them, each with a number whose check digit is right. */
export function tableOf(rows: number): string {
	const lines = ['Nazwa;Miejscowość;Województwo;NIP;PKD;Strona www;E-mail;Telefon;Wielkość;Opis'];
	for (let at = 0; at < rows; at++) lines.push(lineOf(at));
	return lines.join('\n') + '\n';
}

function lineOf(at: number): string {
	const pick = (list: string[], step: number) => list[Math.floor(at / step) % list.length] ?? '';
	const name = `${pick(trades, 1)} ${pick(words, 8)} ${pick(words, 96)} ${at}`;
	return [
		`${name} sp. z o.o.`,
		pick(towns, 3),
		'',
		nipOf(at),
		pick(codes, 5),
		`https://firma-${at}.example`,
		`biuro@firma-${at}.example`,
		`+48 42 ${String(1_000_000 + at).slice(1)}`,
		at % 3 === 0 ? 'mikro' : 'mała',
		`${pick(trades, 7)} i usługi: ${pick(words, 2)}, ${pick(words, 5)}, próby i krótkie serie.`
	].join(';');
}

/** The nearest nine digits, from a number on, that a check digit can follow. */
function nipOf(at: number): string {
	for (let body = 100_000_000 + at * 11; ; body++) {
		const digits = String(body);
		const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
		if (sum % 11 < 10) return `${digits}${sum % 11}`;
	}
}
