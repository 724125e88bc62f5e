import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/** Everything a document is set from; the same source gives the same file. */
export type Source = { typst: string; told: string; title: string; locale: string; moment: number };

/** Sets a document as PDF/A-2a, within the thread that calls. */
export async function typeset({
	typst,
	moment,
	...inputs
}: Source): Promise<Uint8Array<ArrayBuffer>> {
	const compiler = await openCompiler();
	const compiled = compiler.compile({ mainFileContent: typst, inputs, resetRead: true });
	const document = compiled.result;
	if (!document) throw new Error(`the document was not set: ${complaintsOf(compiled)}`);
	const pdf = asPdf(compiler, document, moment);
	compiler.evictCache(1);
	return new Uint8Array(pdf);
}

type Document = Parameters<NodeCompiler['pdf']>[0];

/** On machines that have only the engine before this one, the file is archivable, but not tagged. */
function asPdf(compiler: NodeCompiler, document: Document, creationTimestamp: number): Buffer {
	try {
		return compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp });
	} catch (failure) {
		if (!String(failure).includes('unknown variant')) throw failure;
		return compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp });
	}
}

type Compiled = ReturnType<NodeCompiler['compile']>;

const complaintsOf = (compiled: Compiled): string =>
	JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? 'no reason given');

let opened: Promise<NodeCompiler> | undefined;

function openCompiler(): Promise<NodeCompiler> {
	opened ??= open().catch((failure: unknown) => {
		opened = undefined;
		throw failure;
	});
	return opened;
}

const fonts = ['400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf'];

/** Asked for with the first document: a machine that has no Typst runs everything else. */
async function open(): Promise<NodeCompiler> {
	const typst = await import('@myriaddreamin/typst-ts-node-compiler');
	const { resolve } = createRequire(import.meta.url);
	const fontBlobs = await Promise.all(
		fonts.map((font) => readFile(resolve(`@expo-google-fonts/noto-sans/${font}`)))
	);
	return typst.NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}
