const WORDS = new Set(
	(
		'i a w we z ze na do od o u dla oraz lub po przy pod nad za ' +
		'the of and in on at to for by with an or ' +
		'der die das den dem des und in im am von vom zu zur zum für mit ein eine oder bei ' +
		'le la les l de du des d et en au aux un une pour par avec ou sur ' +
		'и в во на с со из от до для по за о об у к или при ' +
		'във със за от при към или по'
	).split(' ')
);

/** Words so common that asking for them only hides answers. */
export function isStopWord(word: string): boolean {
	return WORDS.has(word);
}
