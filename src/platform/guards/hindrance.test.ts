import { expect, it } from 'vitest';
import { StoreAway } from '../files/file-store.ts';
import { hindranceOf } from './hindrance.ts';

const coded = (code: string, cause?: unknown) =>
	Object.assign(new Error(code, { cause }), { code });

it.each([
	[coded('ENOSPC'), 507],
	[coded('EDQUOT'), 507],
	[coded('53100'), 507],
	[coded('odd', coded('ENOSPC')), 507],
	[new StoreAway('the file store does not answer'), 502],
	[coded('ECONNREFUSED'), 503],
	[coded('57P03'), 503],
	[coded('23505'), undefined],
	[new TypeError('a mistake of ours'), undefined],
	[null, undefined]
])('%o is told with %s', (error, status) => expect(hindranceOf(error)?.status).toBe(status));
