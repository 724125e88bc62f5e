type Alphabet = Record<string, string>;

const shared: Alphabet = {
	а: 'a',
	б: 'b',
	в: 'v',
	г: 'g',
	д: 'd',
	е: 'e',
	ж: 'zh',
	з: 'z',
	и: 'i',
	й: 'y',
	к: 'k',
	л: 'l',
	м: 'm',
	н: 'n',
	о: 'o',
	п: 'p',
	р: 'r',
	с: 's',
	т: 't',
	у: 'u',
	ф: 'f',
	х: 'h',
	ц: 'ts',
	ч: 'ch',
	ш: 'sh',
	щ: 'sht',
	ы: 'y',
	э: 'e',
	ю: 'yu',
	я: 'ya',
	ѝ: 'i',
	і: 'i',
	ї: 'i',
	є: 'ie',
	ґ: 'g',
	ў: 'u',
	ѓ: 'gj',
	ђ: 'd',
	ј: 'j',
	ќ: 'kj',
	љ: 'lj',
	њ: 'nj',
	ћ: 'c',
	ѕ: 'dz',
	џ: 'dzh'
};

/** The Bulgarian law on transliteration (2009). */
export const bulgarian: Alphabet = { ...shared, ъ: 'a', ь: 'y' };

/** Russian passports; х and щ meet the Bulgarian spelling when the word is settled. */
export const russian: Alphabet = { ...shared, ъ: '', ь: '', щ: 'shch' };

/** As a Pole writes Bulgarian and Russian names: Płowdiw, Warna, Wraca. */
export const polishSpelling: Alphabet = {
	...shared,
	в: 'w',
	ж: 'z',
	й: 'j',
	х: 'ch',
	ц: 'c',
	ч: 'cz',
	ш: 'sz',
	щ: 'szt',
	ъ: 'y',
	ь: '',
	ю: 'ju',
	я: 'ja'
};

export const greek: Alphabet = {
	α: 'a',
	β: 'v',
	γ: 'g',
	δ: 'd',
	ε: 'e',
	ζ: 'z',
	η: 'i',
	θ: 'th',
	ι: 'i',
	κ: 'k',
	λ: 'l',
	μ: 'm',
	ν: 'n',
	ξ: 'x',
	ο: 'o',
	π: 'p',
	ρ: 'r',
	σ: 's',
	ς: 's',
	τ: 't',
	υ: 'y',
	φ: 'f',
	χ: 'ch',
	ψ: 'ps',
	ω: 'o'
};
