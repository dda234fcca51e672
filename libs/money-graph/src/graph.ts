/**
 * Transfers in columns. Accounts are numbers from 1; 0 is what is outside. Times are seconds since 1970, amounts minor units, and `row` is the
 * number of the transfer in its file. Within one second the order is that of the rows.
 */
export type Transfers = {
	count: number;
	source: Int32Array;
	target: Int32Array;
	at: Uint32Array;
	amount: Float64Array;
	row: Int32Array;
};

/**
 * The transfers again, by who pays and then by time: those of account n are from `begin[n]` to `begin[n + 1]`. `incoming` has their places by who
 * is paid and then by time, from `inBegin[n]` to `inBegin[n + 1]`.
 */
export type MoneyGraph = Transfers & {
	/** The highest number of an account. */
	accounts: number;
	begin: Uint32Array;
	incoming: Uint32Array;
	inBegin: Uint32Array;
};

/** Four columns of 4 bytes, one of 8, and the reverse index. */
export const bytesPerTransfer = 4 * 4 + 8 + 4;

export const transfersOf = (
	list: readonly { source: number; target: number; at: number; amount: number; row: number }[],
): Transfers => ({
	count: list.length,
	source: Int32Array.from(list, ({ source }) => source),
	target: Int32Array.from(list, ({ target }) => target),
	at: Uint32Array.from(list, ({ at }) => at),
	amount: Float64Array.from(list, ({ amount }) => amount),
	row: Int32Array.from(list, ({ row }) => row),
});

const half = 0x10000;

/** The same places in the order of a column; equal ones stay as they were. Two passes over 16 bits. */
const sortedBy = (places: Uint32Array, column: Int32Array | Uint32Array): Uint32Array => {
	let from = places;
	for (const shift of [0, 16]) {
		const starts = new Uint32Array(half + 1);
		for (const place of from) {
			const digit = (((column[place] as number) >>> shift) & 0xffff) + 1;
			starts[digit] = (starts[digit] as number) + 1;
		}
		for (let n = 1; n <= half; n++) starts[n] = (starts[n] as number) + (starts[n - 1] as number);
		const to = new Uint32Array(from.length);
		for (const place of from) {
			const digit = ((column[place] as number) >>> shift) & 0xffff;
			const at = starts[digit] as number;
			starts[digit] = at + 1;
			to[at] = place;
		}
		from = to;
	}
	return from;
};

/** The same places by account: those of one account begin where `begin` says, and stay in their order. */
const byAccount = (places: Uint32Array, column: Int32Array, begin: Uint32Array): Uint32Array => {
	const next = begin.slice();
	const to = new Uint32Array(places.length);
	for (const place of places) {
		const account = column[place] as number;
		const at = next[account] as number;
		next[account] = at + 1;
		to[at] = place;
	}
	return to;
};

const isAscending = (column: Int32Array, count: number): boolean => {
	for (let n = 1; n < count; n++) if ((column[n] as number) < (column[n - 1] as number)) return false;
	return true;
};

export const beginnings = (column: Int32Array, count: number, accounts: number): Uint32Array => {
	const begin = new Uint32Array(accounts + 2);
	for (let n = 0; n < count; n++) {
		const after = (column[n] as number) + 1;
		begin[after] = (begin[after] as number) + 1;
	}
	for (let n = 1; n < begin.length; n++) begin[n] = (begin[n] as number) + (begin[n - 1] as number);
	return begin;
};

const taken = <A extends Int32Array | Uint32Array | Float64Array>(column: A, places: Uint32Array): A => {
	const to = new (column.constructor as new (length: number) => A)(places.length);
	for (let n = 0; n < places.length; n++) to[n] = column[places[n] as number] as number;
	return to;
};

/** Builds the graph from transfers in any order. Takes time in proportion to their number. */
export const buildGraph = (given: Transfers): MoneyGraph => {
	const { count } = given;
	let accounts = 0;
	for (let n = 0; n < count; n++) accounts = Math.max(accounts, given.source[n] as number, given.target[n] as number);
	const asGiven = new Uint32Array(count).map((_, n) => n);
	const byRow = isAscending(given.row, count) ? asGiven : sortedBy(asGiven, given.row);
	const byTime = sortedBy(byRow, given.at);
	const begin = beginnings(given.source, count, accounts);
	const inBegin = beginnings(given.target, count, accounts);
	const places = byAccount(byTime, given.source, begin);
	const placed = new Uint32Array(count);
	for (let n = 0; n < count; n++) placed[places[n] as number] = n;
	const incoming = byAccount(byTime, given.target, inBegin);
	for (let n = 0; n < count; n++) incoming[n] = placed[incoming[n] as number] as number;
	return {
		count,
		source: taken(given.source, places),
		target: taken(given.target, places),
		at: taken(given.at, places),
		amount: taken(given.amount, places),
		row: taken(given.row, places),
		accounts,
		begin,
		incoming,
		inBegin,
	};
};
