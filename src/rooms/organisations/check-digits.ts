/** Each question takes the number without its check digit and answers what it should be. */

const NIF_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';

export function weigh(digits: string, weights: number[]): number {
	return weights.reduce((sum, weight, place) => sum + weight * Number(digits[place]), 0);
}

/** Ten is no digit: such a number is never given out. */
export function nipDigit(body: string): string | undefined {
	return digitOf(weigh(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11);
}

export function regonDigit(body: string): string {
	const weights =
		body.length === 8 ? [8, 9, 2, 3, 4, 5, 6, 7] : [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8];
	return String((weigh(body, weights) % 11) % 10);
}

export function eikDigit(body: string): string {
	return twice(body, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]);
}

export function eikBranchDigit(body: string): string {
	return twice(body.slice(8), [2, 7, 3, 5], [4, 9, 5, 7]);
}

export function cvrDigit(body: string): string | undefined {
	return digitOf((11 - (weigh(body, [2, 7, 6, 5, 4, 3, 2]) % 11)) % 11);
}

/** Digit or letter by the kind of legal person; 'either' kinds are answered with both. */
export function cifControls(body: string): string[] {
	const sum = [...body.slice(1)].reduce(
		(total, digit, place) => total + (place % 2 === 0 ? doubled(digit) : Number(digit)),
		0
	);
	const control = (10 - (sum % 10)) % 10;
	const letter = 'JABCDEFGHI'.charAt(control);
	if ('NPQRSW'.includes(body.charAt(0))) return [letter];
	return 'ABEH'.includes(body.charAt(0)) ? [String(control)] : [String(control), letter];
}

export function nifLetter(body: string): string {
	const digits = body.replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
	return NIF_LETTERS.charAt(Number(digits.replace(/^[KLM]/, '')) % 23);
}

export function cuiDigit(body: string): string {
	const sum = weigh(body.padStart(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]);
	return String(((sum * 10) % 11) % 10);
}

export function luhnDigit(body: string): string {
	const sum = [...body]
		.reverse()
		.reduce((total, digit, place) => total + (place % 2 === 0 ? doubled(digit) : Number(digit)), 0);
	return String((10 - (sum % 10)) % 10);
}

export function belgianDigits(body: string): string {
	return String(97 - (Number(body) % 97)).padStart(2, '0');
}

export function estonianDigit(body: string): string {
	return String((10 - (weigh(body, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10);
}

export function frenchVatKey(siren: string): string {
	return String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0');
}

function twice(body: string, first: number[], second: number[]): string {
	const remainder = weigh(body, first) % 11;
	return String(remainder < 10 ? remainder : (weigh(body, second) % 11) % 10);
}

function doubled(digit: string): number {
	const twofold = 2 * Number(digit);
	return twofold > 9 ? twofold - 9 : twofold;
}

function digitOf(remainder: number): string | undefined {
	return remainder < 10 ? String(remainder) : undefined;
}
