import type { Signed } from "@seamark/mla-thread";

/** A file on its way from one authority to another, which named it in a statement: what it is, its chain of custody, and its bytes. */
export type Brought = {
	name: string;
	mediaType: string | null;
	size: number;
	custody: readonly Signed[];
	bytes: AsyncIterable<Buffer>;
};

/**
 * How files travel: the side that got a statement asks the other for what it names. Undefined where the other side has it not yet: it is
 * asked again. "erased" where it has it no more. Today both are at one hub; the exchange between hubs will be another adapter.
 */
export type BringFile = (o: { thread: string; from: string; file: string }) => Promise<Brought | "erased" | undefined>;
