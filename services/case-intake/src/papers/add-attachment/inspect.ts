/** What a file shows while it goes by; it is never whole in memory. */
export type Seen = {
	/** Bytes. */
	size: number;
	head: Buffer;
	tail: Buffer;
	/** UTF-8 without control characters, from the first byte to the last. */
	isText: boolean;
	/** The first mark-up or script in a text; null when there is none. */
	markup: string | null;
};

const headBytes = 4_096;
/** Where a zip file's end record can be: itself and the longest comment. */
export const tailBytes = 22 + 65_535;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/;
/** What a browser, or a program that opens texts, would act on. */
const markup = /<\s*(?:!doctype|html|head|body|script|svg|iframe|object|embed|meta|link|\?xml|\?php|%@)|javascript:/i;
/** Mark-up may lie across two pieces. */
const overlap = 40;

export const openInspector = (): { push(piece: Buffer): void; end(): Seen } => {
	const decoder = new TextDecoder("utf-8", { fatal: true });
	let size = 0;
	let head = Buffer.alloc(0);
	let tail = Buffer.alloc(0);
	let isText = true;
	let found: string | null = null;
	let before = "";

	const read = (piece: Buffer | undefined) => {
		if (!isText) return;
		try {
			const text = before + (piece ? decoder.decode(piece, { stream: true }) : decoder.decode());
			isText = !controls.test(text);
			found ??= markup.exec(text)?.[0] ?? null;
			before = text.slice(-overlap);
		} catch {
			isText = false;
		}
	};
	return {
		push: (piece) => {
			size += piece.length;
			if (head.length < headBytes) head = Buffer.concat([head, piece.subarray(0, headBytes - head.length)]);
			tail =
				piece.length >= tailBytes
					? Buffer.from(piece.subarray(-tailBytes))
					: Buffer.concat([tail, piece]).subarray(-tailBytes);
			read(piece);
		},
		end: () => {
			read(undefined);
			return { size, head, tail, isText: isText && size > 0, markup: found };
		},
	};
};
