/** "2026/1", as other rooms and papers refer to it; a draft has no number yet. */
export const resolutionNumber = ({
	year,
	number
}: {
	year: number | null;
	number: number | null;
}): string | null => (year !== null && number !== null ? `${year}/${number}` : null);
