const LONGEST_LINE = 14;
/** Where a long word may be broken; a bar marks the place. */
const BREAKS =
	'zachodnio|pomorskie Под|карпатско Под|карпатское Мало|польское Мало|полско święto|krzyskie Западно|поморско Западно|поморское Велико|польское Велико|полско Нижне|силезское Долно|силезко Свенто|кшиское Швенто|кшиско Karpaten|vorland Nieder|schlesien Mecklen|burg Vor|pommern Nieder|sachsen Nieder|österreich Ober|österreich Северо|западен Северо|източен Юго|западен Юго|източен Северо-|Западный Северо-|Восточный Magyar|ország Branden|burg Кастилия-|Ла Nordrhein-|Westfalen Schleswig-|Holstein центра|лен централь|ный Мекленбург-|Предна';

/** A region's name in short lines for its tile. */
export function nameLines(name: string, longest = LONGEST_LINE): string[] {
	return name
		.split(/(?<=[\s-])/u)
		.flatMap((piece) => broken(piece, longest))
		.reduce<string[]>((lines, piece) => {
			const last = lines.at(-1);
			const together = (last ?? '') + piece;
			if (last === undefined || widthOf(together) > longest) return [...lines, piece];
			return [...lines.slice(0, -1), together];
		}, [])
		.map((line) => line.trim())
		.filter(Boolean);
}

function broken(piece: string, longest: number): string[] {
	if (widthOf(piece) < longest) return [piece];
	const known = BREAKS.split(' ').find((it) => it.replace('|', '') === piece.trim());
	if (!known) return [piece];
	const [start = '', end = ''] = known.split('|');
	return [start.endsWith('-') ? start : `${start}-`, end];
}

/** In Latin letters: Cyrillic ones are a fifth wider. */
export function widthOf(line: string): number {
	const wide = line.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
	return line.trim().length + wide / 5;
}
