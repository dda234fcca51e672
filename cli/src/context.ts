import type { CliConfig } from "./config.ts";
import type { Hub } from "./hub/hub.ts";
import type { Output } from "./terminal/output.ts";

/** Options that every command takes. */
export type Globals = { hub?: string; as?: string; json?: boolean };

/** What a command has to work with. Commands read no clock and make no ids but through this. */
export type Context = {
	config: CliConfig;
	globals: Globals;
	out: Output;
	/** Milliseconds since the epoch. */
	now(): number;
	newId(): string;
	/** A random number from 0 to 1. */
	chance(): number;
	/** Aborted by Ctrl-C. */
	interrupted: AbortSignal;
	/** Standard input, as it came. */
	readInput(): Promise<string | Uint8Array>;
	/** The hub as the chosen login sees it. */
	hub(): Promise<Hub>;
};
