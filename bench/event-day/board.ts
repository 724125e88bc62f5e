export interface Board {
	/** When the board next hears of a change, or when patience ends. */
	next(patience: number): Promise<number>;
	close(): void;
}

/** An open board: listens to what it is told, as the page does. */
export async function keepBoard(url: string, cookie: string): Promise<Board> {
	const ending = new AbortController();
	const answer = await fetch(url, { headers: { cookie }, signal: ending.signal });
	if (!answer.body) throw new Error(`the board is not told: ${answer.status}`);
	let waiting: ((moment: number) => void)[] = [];
	const listen = async (body: ReadableStream<Uint8Array>) => {
		for await (const part of body) {
			if (!Buffer.from(part).includes('data:')) continue;
			const all = waiting;
			waiting = [];
			for (const done of all) done(performance.now());
		}
	};
	void listen(answer.body).catch(() => undefined);
	return {
		next: (patience) =>
			new Promise((done) => {
				waiting.push(done);
				setTimeout(() => done(performance.now()), patience).unref();
			}),
		close: () => ending.abort()
	};
}
