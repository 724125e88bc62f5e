/** A process that owns an engine, for tests to kill: `node testing-owner.ts FOLDER`. */
import { PlainSentence } from '#platform/plain-sentence.ts';
import { startEngine } from './engine.ts';

const say = (word: string) => process.stdout.write(`${word}\n`);

try {
	const engine = await startEngine({ dataFolder: process.argv[2] ?? '', report: say });
	process.once('SIGTERM', () => void engine.stop());
	say(`up ${engine.pid()} ${engine.url}`);
	setInterval(() => undefined, 1_000).unref();
} catch (error) {
	say(error instanceof PlainSentence ? `refused ${error.message}` : String(error));
	process.exitCode = 1;
}
