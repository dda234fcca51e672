import { type Counts, type PersonCounter, personCounters, type Table } from "./tables.ts";

/** Null where a number is kept back. */
export type PublicCounts = Record<PersonCounter, number | null>;
export type PublicTable = Record<string, PublicCounts>;

/** Smallest count of persons that is published. Source: CTDC's k-anonymised data set, where no query finds fewer than ten. */
export const threshold = 10;

/**
 * What may be published of a count. Below the threshold it could point at somebody, and is kept back. Others are rounded down to
 * the threshold's multiples: with exact ones, anyone who subtracts them from their sum has the one that is missing. Zero stays:
 * that nobody was found points at nobody.
 */
export const publish = (count: number): number | null =>
	count > 0 && count < threshold ? null : count - (count % threshold);

export const publishCounts = (counts: Counts): PublicCounts =>
	Object.fromEntries(personCounters.map((name) => [name, publish(counts[name])])) as PublicCounts;

export const publishTable = (table: Table): PublicTable =>
	Object.fromEntries(Object.entries(table).map(([row, counts]) => [row, publishCounts(counts)]));
