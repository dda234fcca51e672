import { type Pool, type Tx, transact } from "@seamark/db";
import { type Principal, principalSettings } from "@seamark/policy";

/** Runs reads as the principal: row-level security lets through its own agency's records and no others. */
export const readAs = <T>(pool: Pool, who: Principal, now: number, read: (tx: Tx) => Promise<T>): Promise<T> =>
	transact(pool, read, principalSettings(who, "read", now));
