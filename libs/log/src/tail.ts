import type { LogEvent } from "./types.ts";

/**
 * The end of the log as this process knows it. What it committed itself stays at hand for a while, so that those who
 * follow the log in this process need not ask the database for it. It answers only while it is certain that nothing else has been
 * written. Entries of other processes are announced by NOTIFY. A notification may be lost, so anyone who follows reads the database again from time to time.
 */
export type Tail = {
	/** Entries of this process, committed together. */
	committed(entries: readonly LogEvent[]): void;
	/** Somebody has written up to this position. */
	announced(head: number): void;
	/** The database was read, and its log ended there. A log with another id begins again: it was restored to an earlier state. */
	confirmed(head: number, logId: string): void;
	/** From here on nothing is certain until the database is read again. */
	doubt(): void;
	/** The entries of that log after a position, at most `limit` and about a megabyte; undefined where the database has to be asked. */
	after(position: number, limit: number, logId: string): { events: LogEvent[]; head: number } | undefined;
};

const mostBytes = 1024 * 1024;

export const openTail = (most = 1_000): Tail => {
	/** Without gaps, oldest first. */
	let entries: LogEvent[] = [];
	let head = 0;
	let log = "";
	let certain = false;
	const last = () => entries.at(-1)?.position ?? 0;
	return {
		committed: (added) => {
			const first = added[0]?.position ?? 0;
			if (first <= last()) return;
			entries = first === last() + 1 ? [...entries, ...added].slice(-most) : added.slice(-most);
			head = Math.max(head, last());
		},
		announced: (position) => {
			head = Math.max(head, position);
		},
		confirmed: (position, logId) => {
			if (logId !== log) {
				// What was committed before the log was known belongs to it.
				if (log !== "") entries = [];
				head = entries.length > 0 ? last() : 0;
				log = logId;
			}
			head = Math.max(head, position);
			certain = true;
		},
		doubt: () => {
			certain = false;
		},
		after: (position, limit, logId) => {
			const first = entries[0]?.position;
			if (!certain || logId !== log || first === undefined || last() < head || position > head || position < first - 1)
				return undefined;
			let bytes = 0;
			const from = position - first + 1;
			let to = from;
			while (to < entries.length && to - from < limit) {
				bytes += entries[to]?.data.length ?? 0;
				if (bytes > mostBytes && to > from) break;
				to++;
			}
			return { events: entries.slice(from, to), head };
		},
	};
};
