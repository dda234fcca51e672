/** As much of DER as one certificate needs. Nothing of it reads what others wrote: that is left to OpenSSL. */
const tlv = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
	const body = Buffer.concat(parts);
	const length =
		body.length < 0x80
			? [body.length]
			: body.length < 0x100
				? [0x81, body.length]
				: [0x82, body.length >> 8, body.length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...length]), body]);
};

const sequence = (...parts: readonly Uint8Array[]) => tlv(0x30, ...parts);
const time = (text: string) => tlv(0x18, Buffer.from(text));
const bits = (bytes: Uint8Array) => tlv(0x03, Buffer.from([0]), bytes);
const ed25519 = sequence(tlv(0x06, Buffer.from([0x2b, 0x65, 0x70])));
const commonName = (name: string) =>
	sequence(tlv(0x31, sequence(tlv(0x06, Buffer.from([0x55, 0x04, 0x03])), tlv(0x0c, Buffer.from(name)))));

/**
 * A certificate that an Ed25519 key signs for itself, without an end: it is compared as a whole, and nothing that it says of itself counts.
 * `publicKey` is 32 bytes. The same key always gives the same bytes, since Ed25519 signatures are not random.
 */
export const selfSigned = (publicKey: Uint8Array, sign: (bytes: Uint8Array) => Uint8Array): Buffer => {
	const name = commonName("seamark exchange");
	const body = sequence(
		tlv(0xa0, tlv(0x02, Buffer.from([2]))),
		tlv(0x02, Buffer.from([1])),
		ed25519,
		name,
		sequence(time("20260101000000Z"), time("99991231235959Z")),
		name,
		sequence(ed25519, bits(publicKey)),
	);
	return sequence(body, ed25519, bits(sign(body)));
};
