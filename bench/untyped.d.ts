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
