import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

/** A story told in a test, or a table's columns in SQL, are read from top to bottom. */
const told = ['**/*.test.ts', 'e2e/**', 'migrations/**'];

export default typescript.config(
	{
		ignores: [
			'build/',
			'.svelte-kit/',
			'src/messages/',
			'data/',
			'coverage/',
			'node_modules/',
			'packages/*/dist/'
		]
	},
	js.configs.recommended,
	typescript.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		rules: {
			'no-undef': 'off',
			'max-lines': ['error', 300],
			'max-lines-per-function': ['error', 60],
			'max-params': ['error', 5],
			'no-restricted-syntax': [
				'error',
				{ selector: 'TSEnumDeclaration', message: 'Node runs our files as they are: no enums.' },
				{ selector: 'TSParameterProperty', message: 'Node runs our files as they are.' },
				{ selector: 'TSModuleBlock > ExportNamedDeclaration', message: 'No namespaces.' },
				{ selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' }
			],
			'no-console': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/no-at-html-tags': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: typescript.parser } }
	},
	{ files: told, rules: { 'max-lines-per-function': 'off' } },
	{ files: ['bin/**', 'bench/**'], rules: { 'no-console': 'off' } },
	// Type declarations open other modules' interfaces, which is a namespace to the parser.
	{ files: ['**/tables.ts', '**/*.d.ts'], rules: { 'no-restricted-syntax': 'off' } }
);
