/** First, last and the neighbours of the current page; null stands for a gap. */
export function pagesShown(current: number, last: number): (number | null)[] {
	const wanted = [1, current - 1, current, current + 1, last];
	const pages = [...new Set(wanted)].filter((page) => page >= 1 && page <= last);
	return pages.toSorted((a, b) => a - b).flatMap((page, at, all) => gap(all[at - 1], page));
}

function gap(before: number | undefined, page: number): (number | null)[] {
	if (before === undefined || page - before === 1) return [page];
	return page - before === 2 ? [page - 1, page] : [null, page];
}
