/** One thing that happened, as the audit keeps it. Texts are empty where nothing is known. */
export type AuditEntry = {
	/** Place in the chain: 1, 2, 3... without gaps. */
	seq: number;
	/** Service whose log the event came from, and its position there. */
	source: string;
	position: number;
	eventId: string;
	/** Full name of the protobuf message in `data`. */
	type: string;
	/** When the event was committed: RFC 3339 in UTC with milliseconds. */
	time: string;
	agency: string;
	post: string;
	officer: string;
	purpose: string;
	action: string;
	/** Kind of the records concerned, and their ids. */
	record: string;
	recordIds: readonly string[];
	/** The event's payload, byte for byte as it came. */
	data: Uint8Array;
};

const tag = "seamark.audit.1";

/**
 * The bytes of an entry that its hash covers: every field in this order as a length (4 bytes, big-endian) and that many
 * bytes; texts in UTF-8, numbers in decimal digits, the record ids as their number and then one by one.
 */
export const entryBytes = (entry: AuditEntry): Buffer =>
	Buffer.concat(
		[
			tag,
			String(entry.seq),
			entry.source,
			String(entry.position),
			entry.eventId,
			entry.type,
			entry.time,
			entry.agency,
			entry.post,
			entry.officer,
			entry.purpose,
			entry.action,
			entry.record,
			String(entry.recordIds.length),
			...entry.recordIds,
			entry.data,
		].flatMap((field) => {
			const bytes = typeof field === "string" ? Buffer.from(field, "utf8") : field;
			const length = Buffer.alloc(4);
			length.writeUInt32BE(bytes.length);
			return [length, bytes];
		}),
	);

/** The entry back from its bytes. Throws RangeError when they are not exactly what {@link entryBytes} writes. */
export const readEntry = (bytes: Uint8Array): AuditEntry => {
	const fields = fieldsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
	const text = (at: number): string => {
		const field = fields[at];
		if (!field) throw new RangeError("The entry has too few fields.");
		return field.toString("utf8");
	};
	if (text(0) !== tag) throw new RangeError("The bytes are not an audit entry of this format.");
	const ids = Number(text(13));
	const data = fields[14 + ids];
	if (!data || fields.length !== 15 + ids) throw new RangeError("The entry does not have as many fields as it says.");
	const entry: AuditEntry = {
		seq: Number(text(1)),
		source: text(2),
		position: Number(text(3)),
		eventId: text(4),
		type: text(5),
		time: text(6),
		agency: text(7),
		post: text(8),
		officer: text(9),
		purpose: text(10),
		action: text(11),
		record: text(12),
		recordIds: fields.slice(14, 14 + ids).map((field) => field.toString("utf8")),
		data,
	};
	// One entry has one encoding: otherwise two readers could understand the same hash differently.
	if (!entryBytes(entry).equals(bytes)) throw new RangeError("The entry is not written in the one way it can be.");
	return entry;
};

const fieldsOf = (bytes: Buffer): Buffer[] => {
	const fields: Buffer[] = [];
	for (let at = 0; at < bytes.length; ) {
		if (at + 4 > bytes.length) throw new RangeError("The entry ends within a length.");
		const end = at + 4 + bytes.readUInt32BE(at);
		if (end > bytes.length) throw new RangeError("The entry ends within a field.");
		fields.push(bytes.subarray(at + 4, end));
		at = end;
	}
	return fields;
};

/** The entry vouches for redacted ones: by their places, the SHA-256 in hex of what is left of each. */
export const vouchedBy = ({ source, type, recordIds }: AuditEntry): ReadonlyMap<number, string> =>
	new Map(
		source !== "audit" || type !== "seamark.events.v1.EntriesRedacted"
			? []
			: recordIds.flatMap((id) => {
					const [, seq, sha256] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(id) ?? [];
					return sha256 === undefined ? [] : [[Number(seq), sha256] as const];
				}),
	);

/** How a vouching entry names a redacted one. */
export const vouchFor = ({ seq, sha256 }: { seq: number; sha256: string }): string => `${seq}:${sha256}`;
