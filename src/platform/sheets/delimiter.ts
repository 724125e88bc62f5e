const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** What stands between the fields: the sign that the first lines have equally often. */
export function recogniseDelimiter(text: string): Delimiter {
	const lines = text
		.replace(/"(?:[^"]|"")*"/g, '')
		.split(/\r\n|\r|\n/)
		.filter(Boolean)
		.slice(0, 20);
	const scores = delimiters.map((sign) => {
		const counts = lines.map((line) => line.split(sign).length - 1);
		const first = counts[0] ?? 0;
		const agreeing = counts.filter((count) => count === first).length;
		return { sign, score: first === 0 ? 0 : agreeing / lines.length + first / 1000 };
	});
	return scores.reduce((best, one) => (one.score > best.score ? one : best)).sign;
}
