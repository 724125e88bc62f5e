export type Fields = Record<string, string>;
export type Difference = {
	field: string;
	mine: string;
	theirs: string;
	proposed: 'mine' | 'theirs';
};

/** What the other one changed since both began from `base`, and differs from what I wrote. */
export function listDifferences(base: Fields, mine: Fields, theirs: Fields): Difference[] {
	const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
	return [...names].flatMap((field) => {
		const [was, own, other] = [base, mine, theirs].map((fields) => fields[field] ?? '') as [
			string,
			string,
			string
		];
		if (own === other || other === was) return [];
		return [{ field, mine: own, theirs: other, proposed: own === was ? 'theirs' : 'mine' }];
	});
}

/** My version with theirs wherever it was chosen. */
export function mergeFields(
	mine: Fields,
	theirs: Fields,
	choices: Record<string, 'mine' | 'theirs'>
): Fields {
	const taken = Object.entries(choices).filter(([, choice]) => choice === 'theirs');
	return { ...mine, ...Object.fromEntries(taken.map(([field]) => [field, theirs[field] ?? ''])) };
}
