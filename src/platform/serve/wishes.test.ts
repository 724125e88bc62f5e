import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWishes } from './wishes.ts';

describe('what the person starting asks for', () => {
	test('nothing: port 3000, ./data, the demo world', () => {
		expect(readWishes([], {})).toMatchObject({
			port: 3000,
			host: '::',
			dataFolder: path.resolve('data'),
			isEmpty: false
		});
	});

	test('a flag weighs more than the environment', () => {
		const env = { PORT: '4000', HOST: '127.0.0.1', OSNOVA_DATA: '/srv/osnova' };
		expect(readWishes([], env)).toMatchObject({
			port: 4000,
			host: '127.0.0.1',
			dataFolder: '/srv/osnova'
		});
		expect(readWishes(['--port', '4001', '--data', '/tmp/x', '--empty'], env)).toMatchObject({
			port: 4001,
			dataFolder: '/tmp/x',
			isEmpty: true
		});
	});

	test('a folder is meant from where they stand', () => {
		const env = { OSNOVA_CALLED_FROM: '/home/anna' };
		expect(readWishes(['--data', 'my house'], env).dataFolder).toBe('/home/anna/my house');
		expect(readWishes([], env).dataFolder).toBe(path.resolve('data'));
	});

	test.each([
		['--port', 'http'],
		['--port', '70000'],
		['--port', '-1'],
		['--prot', '1'],
		['extra']
	])('%s %s is refused with a sentence', (...args) => {
		expect(() => readWishes(args.filter(Boolean), {})).toThrow(/--port|--help/);
	});
});
