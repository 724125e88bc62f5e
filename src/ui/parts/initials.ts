const small = new Set([
	'i',
	'and',
	'und',
	'et',
	'и',
	'of',
	'the',
	'de',
	'la',
	'w',
	'na',
	'за',
	'für'
]);

export function initialsOf(name: string): string {
	const words = name
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word && !small.has(word.toLowerCase()));
	return words
		.slice(0, 2)
		.map((word) => word[0]!.toUpperCase())
		.join('');
}

/** One of four weaves, always the same for the same name. */
export function weaveOf(name: string): number {
	let sum = 0;
	for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)!) % 9973;
	return sum % 4;
}
