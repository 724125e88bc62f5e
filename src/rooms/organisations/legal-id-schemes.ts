import {
	cifControls,
	cuiDigit,
	cvrDigit,
	eikBranchDigit,
	eikDigit,
	luhnDigit,
	nifLetter,
	nipDigit,
	regonDigit
} from './check-digits.ts';

export type NationalScheme =
	'nip' | 'regon' | 'krs' | 'eik' | 'cvr' | 'cif' | 'nif' | 'cui' | 'siren' | 'siret';

/** The check signs a part of the number should end with; none when no sign could be right. */
export type CheckStep = { upTo: number; expected: (body: string) => string[] };

export type SchemeRules = {
	name: string;
	country: string;
	lengths: number[];
	pattern: RegExp;
	steps: (value: string) => CheckStep[];
	groups?: RegExp;
	grouped?: string;
};

const oneStep =
	(expected: (body: string) => string[]) =>
	(value: string): CheckStep[] => [{ upTo: value.length, expected }];
const one = (answer: string | undefined): string[] => (answer === undefined ? [] : [answer]);
const LA_POSTE = '356000000';

export const nationalSchemes: Record<NationalScheme, SchemeRules> = {
	nip: {
		name: 'NIP',
		country: 'PL',
		lengths: [10],
		pattern: /^\d+$/,
		steps: oneStep((body) => one(nipDigit(body))),
		groups: /^(\d{3})(\d{3})(\d{2})(\d{2})$/,
		grouped: '$1-$2-$3-$4'
	},
	regon: {
		name: 'REGON',
		country: 'PL',
		lengths: [9, 14],
		pattern: /^\d+$/,
		steps: (value) => [9, 14].filter((upTo) => upTo <= value.length).map(regonStep)
	},
	krs: { name: 'KRS', country: 'PL', lengths: [10], pattern: /^\d+$/, steps: () => [] },
	eik: {
		name: 'ЕИК',
		country: 'BG',
		lengths: [9, 13],
		pattern: /^\d+$/,
		steps: (value) => [9, 13].filter((upTo) => upTo <= value.length).map(eikStep)
	},
	cvr: {
		name: 'CVR',
		country: 'DK',
		lengths: [8],
		pattern: /^[1-9]\d*$/,
		steps: oneStep((body) => one(cvrDigit(body))),
		groups: /^(\d{2})(\d{2})(\d{2})(\d{2})$/,
		grouped: '$1 $2 $3 $4'
	},
	cif: {
		name: 'CIF',
		country: 'ES',
		lengths: [9],
		pattern: /^[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]$/,
		steps: oneStep(cifControls)
	},
	nif: {
		name: 'NIF',
		country: 'ES',
		lengths: [9],
		pattern: /^[XYZKLM\d]\d{7}[A-Z]$/,
		steps: oneStep((body) => [nifLetter(body)])
	},
	cui: {
		name: 'CUI',
		country: 'RO',
		lengths: [2, 3, 4, 5, 6, 7, 8, 9, 10],
		pattern: /^[1-9]\d*$/,
		steps: oneStep((body) => [cuiDigit(body)])
	},
	siren: {
		name: 'SIREN',
		country: 'FR',
		lengths: [9],
		pattern: /^\d+$/,
		steps: oneStep((body) => [luhnDigit(body)]),
		groups: /^(\d{3})(\d{3})(\d{3})$/,
		grouped: '$1 $2 $3'
	},
	siret: {
		name: 'SIRET',
		country: 'FR',
		lengths: [14],
		pattern: /^\d+$/,
		steps: (value) => [
			{ upTo: 9, expected: (body) => [luhnDigit(body)] },
			{ upTo: value.length, expected: siretDigits }
		],
		groups: /^(\d{3})(\d{3})(\d{3})(\d{5})$/,
		grouped: '$1 $2 $3 $4'
	}
};

function regonStep(upTo: number): CheckStep {
	return { upTo, expected: (body) => [regonDigit(body)] };
}

function eikStep(upTo: number): CheckStep {
	return { upTo, expected: (body) => [upTo === 9 ? eikDigit(body) : eikBranchDigit(body)] };
}

/** Post offices outnumbered the five digits: there the digits sum to a multiple of five. */
function siretDigits(body: string): string[] {
	if (!body.startsWith(LA_POSTE)) return [luhnDigit(body)];
	const sum = [...body].reduce((total, digit) => total + Number(digit), 0);
	const least = (5 - (sum % 5)) % 5;
	return [...new Set([luhnDigit(body), String(least), String(least + 5)])];
}
