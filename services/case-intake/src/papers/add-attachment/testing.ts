import { crc32, deflateRawSync } from "node:zlib";

/** Makes files for tests: archives with what is put into them, true or not. */

export type ZipPart = {
	name: string;
	content?: Buffer | string;
	method?: 0 | 8;
	/** What the list says of the size, where it is to say something else. */
	unpacked?: number;
	/** Bit 0 says that it is encrypted. */
	flags?: number;
	/** Where the list says that it lies; where it does when left out. */
	offset?: number;
};

export const zipOf = (parts: readonly ZipPart[], o: { comment?: string } = {}): Buffer => {
	const bodies: Buffer[] = [];
	const list: Buffer[] = [];
	let at = 0;
	for (const part of parts) {
		const content = Buffer.from(part.content ?? "x");
		const { method = 8, flags = 0 } = part;
		const packed = method === 8 ? deflateRawSync(content) : content;
		const name = Buffer.from(part.name);
		const unpacked = part.unpacked ?? content.length;
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(flags, 2);
		common.writeUInt16LE(method, 4);
		common.writeUInt32LE(crc32(content), 10);
		common.writeUInt32LE(packed.length, 14);
		common.writeUInt32LE(unpacked, 18);
		common.writeUInt16LE(name.length, 22);
		bodies.push(Buffer.concat([Buffer.from("PK\x03\x04"), common, name, packed]));
		const entry = Buffer.alloc(46);
		entry.write("PK\x01\x02", 0, "latin1");
		entry.writeUInt16LE(20, 4);
		common.copy(entry, 6);
		entry.writeUInt32LE(part.offset ?? at, 42);
		list.push(Buffer.concat([entry, name]));
		at += 30 + name.length + packed.length;
	}
	const directory = Buffer.concat(list);
	const comment = Buffer.from(o.comment ?? "");
	const end = Buffer.alloc(22);
	end.write("PK\x05\x06", 0, "latin1");
	end.writeUInt16LE(parts.length, 8);
	end.writeUInt16LE(parts.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(at, 16);
	end.writeUInt16LE(comment.length, 20);
	return Buffer.concat([...bodies, directory, end, comment]);
};

export const docx = (more: readonly ZipPart[] = []): Buffer =>
	zipOf([{ name: "[Content_Types].xml" }, { name: "_rels/.rels" }, { name: "word/document.xml" }, ...more]);

export const png = (size = 100): Buffer =>
	Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(size, 7)]);
export const pdf = (): Buffer => Buffer.from("%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n");
