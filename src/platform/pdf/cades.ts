import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
const { Class, Type } = asn1;
type Node = forge.asn1.Asn1;

/** A private key and the certificate that goes with it, both as PEM; others of its chain follow. */
export type SealingKey = { privateKey: string; certificates: string[] };

const oids = {
	sealed: '1.2.840.113549.1.7.2',
	bytes: '1.2.840.113549.1.7.1',
	contentType: '1.2.840.113549.1.9.3',
	messageDigest: '1.2.840.113549.1.9.4',
	signingCertificate: '1.2.840.113549.1.9.16.2.47',
	sha256: '2.16.840.1.101.3.4.2.1',
	rsa: '1.2.840.113549.1.1.1',
	ecdsaWithSha256: '1.2.840.10045.4.3.2'
};

/** A detached CMS signature as PAdES asks for it: no time within, the certificate named by its digest. */
export function cadesSignature(content: Uint8Array, key: SealingKey): Buffer {
	const chain = key.certificates.map((pem) => new X509Certificate(pem).raw);
	const [own] = chain;
	if (!own) throw new Error('a seal needs a certificate');
	const attributes = signedAttributes(content, own);
	// What is signed is the set as such, though it travels under a tag of its own.
	const signature = sign('sha256', derOf(set(attributes)), createPrivateKey(key.privateKey));
	const signer = sequence([
		integer(1),
		issuerAndSerial(own),
		sha256(),
		asn1.create(Class.CONTEXT_SPECIFIC, 0, true, attributes),
		algorithmOf(key),
		octets(signature)
	]);
	const sealed = sequence([
		integer(1),
		set([sha256()]),
		sequence([oid(oids.bytes)]),
		asn1.create(Class.CONTEXT_SPECIFIC, 0, true, chain.map(parsed)),
		set([signer])
	]);
	return derOf(
		sequence([oid(oids.sealed), asn1.create(Class.CONTEXT_SPECIFIC, 0, true, [sealed])])
	);
}

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** In the order of their encoding, as a set is written. */
function signedAttributes(content: Uint8Array, certificate: Uint8Array): Node[] {
	const named = sequence([
		sequence([sequence([octets(digest(certificate)), issuerAndSerialNamed(certificate)])])
	]);
	return [
		attribute(oids.contentType, oid(oids.bytes)),
		attribute(oids.messageDigest, octets(digest(content))),
		attribute(oids.signingCertificate, named)
	].toSorted((one, other) => Buffer.compare(derOf(one), derOf(other)));
}

const attribute = (name: string, value: Node): Node => sequence([oid(name), set([value])]);

const sha256 = (): Node => sequence([oid(oids.sha256)]);

const algorithmOf = ({ privateKey }: SealingKey): Node =>
	createPrivateKey(privateKey).asymmetricKeyType === 'ec'
		? sequence([oid(oids.ecdsaWithSha256)])
		: sequence([oid(oids.rsa), asn1.create(Class.UNIVERSAL, Type.NULL, false, '')]);

/** The certificate's own writing of its issuer and number: version, number, algorithm, issuer. */
function issuerAndNumber(certificate: Uint8Array): { issuer: Node; number: Node } {
	const [body] = childrenOf(parsed(certificate));
	const fields = body ? childrenOf(body) : [];
	const from = fields[0]?.tagClass === Class.CONTEXT_SPECIFIC ? 1 : 0;
	const [number, issuer] = [fields[from], fields[from + 2]];
	if (!number || !issuer) throw new Error('this certificate cannot be read');
	return { issuer, number };
}

function issuerAndSerial(certificate: Uint8Array): Node {
	const { issuer, number } = issuerAndNumber(certificate);
	return sequence([issuer, number]);
}

/** The same as a general name, for the attribute that names the certificate. */
function issuerAndSerialNamed(certificate: Uint8Array): Node {
	const { issuer, number } = issuerAndNumber(certificate);
	return sequence([sequence([asn1.create(Class.CONTEXT_SPECIFIC, 4, true, [issuer])]), number]);
}

const childrenOf = (node: Node): Node[] => (Array.isArray(node.value) ? node.value : []);

const parsed = (der: Uint8Array): Node =>
	asn1.fromDer(forge.util.createBuffer(Buffer.from(der).toString('binary')));

const derOf = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'binary');

const sequence = (nodes: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, nodes);
const set = (nodes: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SET, true, nodes);
const oid = (text: string): Node =>
	asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(text).getBytes());
const octets = (bytes: Uint8Array): Node =>
	asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, Buffer.from(bytes).toString('binary'));
const integer = (value: number): Node =>
	asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(value).getBytes());
