/** How long the number of an account is, by country; others are taken between 15 and 34. */
const lengths: Record<string, number> = {
	AT: 20,
	BE: 16,
	BG: 22,
	CH: 21,
	CY: 28,
	CZ: 24,
	DE: 22,
	DK: 18,
	EE: 20,
	ES: 24,
	FI: 18,
	FR: 27,
	GB: 22,
	GR: 27,
	HR: 21,
	HU: 28,
	IE: 22,
	IT: 27,
	LT: 20,
	LU: 20,
	LV: 21,
	MT: 31,
	NL: 18,
	NO: 15,
	PL: 28,
	PT: 25,
	RO: 24,
	RS: 22,
	SE: 24,
	SI: 19,
	SK: 24,
	UA: 29
};

/** As banks keep it: capital letters and digits, nothing between. */
export const bareIban = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Whether an account number can be one: its country's length and its check digits. */
export function isIban(text: string): boolean {
	const iban = bareIban(text);
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
	const wanted = lengths[iban.slice(0, 2)];
	if (wanted && iban.length !== wanted) return false;
	const digits = [...(iban.slice(4) + iban.slice(0, 4))]
		.map((sign) => String(Number.parseInt(sign, 36)))
		.join('');
	return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** In groups of four, as it is read aloud. */
export const showIban = (iban: string): string => bareIban(iban).replace(/(.{4})(?=.)/g, '$1 ');

export const isBic = (text: string): boolean =>
	/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text.toUpperCase().replace(/\s/g, ''));
