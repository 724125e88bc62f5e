import { createHash, createPrivateKey, generateKeyPair, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import forge from 'node-forge';
import type { Database } from '../database/database.ts';
import { PlainSentence } from '../plain-sentence.ts';
import { findSetting } from '../settings.server.ts';
import type { SealingKey } from './cades.ts';

const setting = 'sealing_key';

/**
 * The key this house seals with: one the operator names (SEALING_KEY_FILE, a PKCS#12 file), else
 * one made at first use and kept among the settings, which every backup carries.
 */
export async function getSealingKey(
	db: Database,
	env: NodeJS.ProcessEnv = process.env
): Promise<SealingKey> {
	if (env.SEALING_KEY_FILE)
		return keyInPkcs12(await readFile(env.SEALING_KEY_FILE), env.SEALING_KEY_PASSWORD ?? '');
	const known = await findSetting<SealingKey>(db, setting);
	if (known) return known;
	const made = JSON.stringify(await makeKey(new Date()));
	await db
		.insertInto('setting')
		.values({ key: setting, value: made })
		.onConflict((oc) => oc.doNothing())
		.execute();
	const kept = await findSetting<SealingKey>(db, setting);
	if (!kept) throw new Error('the sealing key is missing from the settings');
	return kept;
}

/** What a key is known by: the digest of its public half. */
export function fingerprintOf({ certificates }: SealingKey): string {
	const { publicKey } = new X509Certificate(certificates[0] ?? '');
	return createHash('sha256')
		.update(publicKey.export({ type: 'spki', format: 'der' }))
		.digest('hex');
}

const years = 20;

/** A key of 3072 bits and a certificate by itself: it proves that this house sealed, not who the house is. */
export async function makeKey(now: Date, name = 'Osnova'): Promise<SealingKey> {
	const { privateKey } = await promisify(generateKeyPair)('rsa', {
		modulusLength: 3072,
		publicKeyEncoding: { type: 'spki', format: 'pem' },
		privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
	});
	const key = forge.pki.privateKeyFromPem(privateKey);
	const certificate = forge.pki.createCertificate();
	certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e);
	certificate.serialNumber = `00${forge.util.bytesToHex(forge.random.getBytesSync(16))}`;
	certificate.validity.notBefore = new Date(now.getTime() - 86_400_000);
	certificate.validity.notAfter = new Date(now.getTime() + years * 365 * 86_400_000);
	const subject = [
		{ shortName: 'CN', value: `${name} seal`, valueTagClass: forge.asn1.Type.UTF8 as never }
	];
	certificate.setSubject(subject);
	certificate.setIssuer(subject);
	certificate.setExtensions([
		{ name: 'basicConstraints', cA: false },
		{ name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
		{ name: 'subjectKeyIdentifier' }
	]);
	certificate.sign(key, forge.md.sha256.create());
	return { privateKey, certificates: [forge.pki.certificateToPem(certificate)] };
}

/** What a PKCS#12 file holds: its key, and its certificates with the key's own first. */
export function keyInPkcs12(file: Buffer, password: string): SealingKey {
	const bags = openPkcs12(file, password);
	const [key] = bags(forge.pki.oids.pkcs8ShroudedKeyBag).concat(bags(forge.pki.oids.keyBag));
	const der =
		key && (key.asn1 ?? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key.key!)));
	if (!der) throw new PlainSentence('SEALING_KEY_FILE holds no private key');
	const privateKey = privateKeyPem(der);
	const certificates = bags(forge.pki.oids.certBag).map(certificatePem);
	const isOwn = (pem: string) =>
		new X509Certificate(pem).checkPrivateKey(createPrivateKey(privateKey));
	const own = certificates.find(isOwn);
	if (!own) throw new PlainSentence('SEALING_KEY_FILE holds no certificate of its key');
	return { privateKey, certificates: [own, ...certificates.filter((pem) => pem !== own)] };
}

function openPkcs12(file: Buffer, password: string) {
	try {
		const der = forge.asn1.fromDer(forge.util.createBuffer(file.toString('binary')));
		const opened = forge.pkcs12.pkcs12FromAsn1(der, password);
		return (bagType: string | undefined) =>
			bagType ? (opened.getBags({ bagType })[bagType] ?? []) : [];
	} catch (failure) {
		throw new PlainSentence(
			`SEALING_KEY_FILE cannot be opened with SEALING_KEY_PASSWORD: ${String(failure)}`
		);
	}
}

const derOf = (node: forge.asn1.Asn1): Buffer =>
	Buffer.from(forge.asn1.toDer(node).getBytes(), 'binary');

const privateKeyPem = (node: forge.asn1.Asn1): string =>
	createPrivateKey({ key: derOf(node), format: 'der', type: 'pkcs8' })
		.export({ type: 'pkcs8', format: 'pem' })
		.toString();

const certificatePem = (bag: forge.pkcs12.Bag): string =>
	new X509Certificate(derOf(bag.asn1 ?? forge.pki.certificateToAsn1(bag.cert!))).toString();
