import { createHash, verify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

type Node = forge.asn1.Asn1;
export type SealFlaw = 'none' | 'not_whole' | 'changed' | 'signature';

/** Why the last seal of a file does not hold; nothing where it does. It asks for no trust in the key. */
export function findSealFlaw(file: Buffer): SealFlaw | undefined {
	const text = file.toString('latin1');
	const range = [...text.matchAll(/\/ByteRange \[(\d+) +(\d+) +(\d+) +(\d+) *\]/g)].at(-1);
	if (!range) return 'none';
	const [from, until, after, length] = range.slice(1).map(Number) as [
		number,
		number,
		number,
		number
	];
	if (from !== 0 || after + length !== file.length) return 'not_whole';
	const hex = /^<([0-9a-fA-F]*)>$/.exec(text.slice(until, after))?.[1];
	if (hex === undefined) return 'not_whole';
	const content = Buffer.concat([file.subarray(0, until), file.subarray(after)]);
	const { certificate, attributes, digest, signature } = signerIn(Buffer.from(hex, 'hex'));
	if (!createHash('sha256').update(content).digest().equals(digest)) return 'changed';
	const holds = verify('sha256', attributes, new X509Certificate(certificate).publicKey, signature);
	return holds ? undefined : 'signature';
}

function signerIn(cms: Buffer) {
	const options = { parseAllBytes: false } as unknown as boolean;
	const whole = forge.asn1.fromDer(forge.util.createBuffer(cms.toString('binary')), options);
	const sealed = at(at(whole, 1), 0);
	const signer = at(at(sealed, 4), 0);
	const attributes = at(signer, 3);
	const named = '1.2.840.113549.1.9.4';
	const digest = childrenOf(attributes).find(
		(one) => forge.asn1.derToOid(bytesOf(at(one, 0)).toString('binary')) === named
	);
	if (!digest) throw new Error('the seal names no digest');
	const asSet = { ...attributes, tagClass: forge.asn1.Class.UNIVERSAL, type: forge.asn1.Type.SET };
	return {
		certificate: derOf(at(at(sealed, 3), 0)),
		attributes: derOf(asSet),
		digest: bytesOf(at(at(digest, 1), 0)),
		signature: bytesOf(at(signer, 5))
	};
}

const childrenOf = (node: Node): Node[] => (Array.isArray(node.value) ? node.value : []);

function at(node: Node, place: number): Node {
	const child = childrenOf(node)[place];
	if (!child) throw new Error('the seal cannot be read');
	return child;
}

const bytesOf = (node: Node): Buffer => Buffer.from(node.value as string, 'binary');

const derOf = (node: Node): Buffer => Buffer.from(forge.asn1.toDer(node).getBytes(), 'binary');
