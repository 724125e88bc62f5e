import path from 'node:path';
import { sql } from 'kysely';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { testDatabase } from './testing.ts';

const db = await testDatabase();
const home = path.resolve(import.meta.dirname, '../../..');

type Columns = Record<string, string>;

/** What the migrations made, as `table.column` → `null` or `always`. */
async function columnsMade(): Promise<Columns> {
	const { rows } = await sql<{ name: string; isNullable: string }>`
		select c.table_name || '.' || c.column_name as name, c.is_nullable
		from information_schema.columns c
		join information_schema.tables t using (table_schema, table_name)
		where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
			and c.table_name not like 'kysely%' and c.is_generated = 'NEVER'`.execute(db);
	return Object.fromEntries(
		rows.map(({ name, isNullable }) => [name, isNullable === 'YES' ? 'null' : 'always'])
	);
}

/** What the interface `Tables` promises, in the same words. */
function columnsPromised(): Columns {
	const program = openProgram();
	const checker = program.getTypeChecker();
	const source = program.getSourceFile(path.join(home, 'src/platform/database/tables.ts'));
	if (!source) throw new Error('tables.ts is not part of the program');
	const tables = source.statements.find(ts.isInterfaceDeclaration);
	if (!tables) throw new Error('tables.ts declares no interface');
	const type = checker.getTypeAtLocation(tables);
	return Object.fromEntries(
		type.getProperties().flatMap((table) =>
			checker
				.getTypeOfSymbol(table)
				.getProperties()
				.map((column) => [
					`${snake(table.name)}.${snake(column.name)}`,
					promiseOf(checker, checker.getTypeOfSymbol(column))
				])
		)
	);
}

function openProgram(): ts.Program {
	const file = path.join(home, 'tsconfig.json');
	const { config } = ts.readConfigFile(file, ts.sys.readFile);
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, home, undefined, file);
	const files = ts.sys.readDirectory(path.join(home, 'src'), ['tables.ts'], undefined, [
		'**/tables.ts'
	]);
	return ts.createProgram(files, options);
}

/** A column told as `Generated<…>` or `ColumnType<…>` holds what is selected from it. */
function promiseOf(checker: ts.TypeChecker, type: ts.Type): string {
	const selected = type.getProperty('__select__');
	const shown = selected ? checker.getTypeOfSymbol(selected) : type;
	if (shown.flags & ts.TypeFlags.Unknown) return 'anything';
	const parts = shown.isUnion() ? shown.types : [shown];
	return parts.some(({ flags }) => flags & ts.TypeFlags.Null) ? 'null' : 'always';
}

const isKept = (made?: string, promised?: string) =>
	made === promised || (made !== undefined && promised === 'anything');

const snake = (name: string) => name.replace(/[A-Z]/g, (part) => `_${part.toLowerCase()}`);

test('the tables’ types say what the migrations made', async () => {
	const made = await columnsMade();
	const promised = columnsPromised();
	expect(Object.keys(promised).length).toBeGreaterThan(50);
	const differences = Object.keys({ ...made, ...promised })
		.filter((column) => !isKept(made[column], promised[column]))
		.map((column) => `${column}: made ${made[column]}, promised ${promised[column]}`);
	expect(differences.sort()).toEqual([]);
});
