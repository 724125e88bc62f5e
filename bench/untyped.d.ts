declare module 'better-sqlite3' {
	interface Statement {
		run(...values: unknown[]): unknown;
		all(...values: unknown[]): unknown[];
	}
	export default class Database {
		constructor(path: string);
		exec(statements: string): this;
		prepare(statement: string): Statement;
		transaction<T extends unknown[]>(work: (...args: T) => void): (...args: T) => void;
		close(): void;
	}
}

declare module 'autocannon' {
	interface Result {
		requests: { average: number; total: number };
		latency: { p50: number; p99: number };
		errors: number;
		non2xx: number;
	}
	export default function autocannon(wishes: {
		url: string;
		connections: number;
		duration: number;
		headers?: Record<string, string>;
	}): Promise<Result>;
}
