import { pino } from 'pino';

export const log = pino({
	level: process.env.LOG_LEVEL ?? 'info',
	base: { name: 'osnova' },
	redact: ['*.password', '*.token', '*.secret']
});
