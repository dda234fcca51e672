import type { Transfers } from "@seamark/money-graph";

/** Transfers that are being made up, in columns that grow. */
export type Book = {
	/** Its place, to be told apart later. */
	add(source: number, target: number, at: number, amount: number): number;
	/** A new account. */
	account(): number;
	readonly accounts: number;
	readonly count: number;
	/** In the order of time, numbered from 1; and which number each place has then. */
	close(): { transfers: Transfers; rowOf: Int32Array };
};

export const bookOf = (): Book => {
	let size = 1 << 16;
	let [source, target] = [new Int32Array(size), new Int32Array(size)];
	let at = new Uint32Array(size);
	let amount = new Float64Array(size);
	let [count, accounts] = [0, 0];
	const grown = <A extends Int32Array | Uint32Array | Float64Array>(column: A): A => {
		const to = new (column.constructor as new (length: number) => A)(size);
		to.set(column);
		return to;
	};
	return {
		add: (from, to, moment, much) => {
			if (count === size) {
				size *= 2;
				[source, target, at, amount] = [grown(source), grown(target), grown(at), grown(amount)];
			}
			source[count] = from;
			target[count] = to;
			at[count] = moment;
			amount[count] = Math.max(1, Math.round(much));
			return count++;
		},
		account: () => ++accounts,
		get accounts() {
			return accounts;
		},
		get count() {
			return count;
		},
		close: () => {
			const order = Uint32Array.from({ length: count }, (_, n) => n).sort(
				(a, b) => (at[a] as number) - (at[b] as number) || a - b,
			);
			const rowOf = new Int32Array(count);
			order.forEach((place, n) => {
				rowOf[place] = n + 1;
			});
			const ordered = <A extends Int32Array | Uint32Array | Float64Array>(column: A): A => {
				const to = new (column.constructor as new (length: number) => A)(count);
				order.forEach((place, n) => {
					to[n] = column[place] as number;
				});
				return to;
			};
			const row = Int32Array.from({ length: count }, (_, n) => n + 1);
			const columns = { source: ordered(source), target: ordered(target), at: ordered(at), amount: ordered(amount) };
			return { transfers: { count, ...columns, row }, rowOf };
		},
	};
};
