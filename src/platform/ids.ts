import { v7 } from 'uuid';

export const newId = (): string => v7();

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

export const isId = (value: unknown): value is string =>
	typeof value === 'string' && shape.test(value);

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A letter for each byte, of those that nobody takes for another when a code is read or typed. */
export const inLetters = (bytes: Uint8Array): string =>
	[...bytes].map((byte) => letters[byte % letters.length]).join('');
