const WORDS = new Set(
	(
		'i a w we z ze na do od o u dla oraz lub po przy pod nad za nie to się jest są jako przez ' +
		'tak nic bez ' +
		'the of and in on at to for by with an or is are be it its as from we our you your this that ' +
		'not no us ' +
		'der die das den dem des und in im am von vom zu zur zum für mit ein eine oder bei ' +
		'aus auf nach als wie sich nicht ist sind wir sie auch ' +
		'le la les l de du des d et en au aux un une pour par avec ou sur dans ce cette est sont ' +
		'nous vous que qui pas plus se sa ses ' +
		'и в во на с со из от до для по за о об у к или при не это что как так мы вы нет их без ' +
		'във със за от при към или по ние се да е са ни го най така като ли би преди без'
	).split(' ')
);

/** Words so common that asking for them only hides answers. */
export function isStopWord(word: string): boolean {
	return WORDS.has(word);
}
