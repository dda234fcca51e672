import annex from "./acp-annex-1.json" with { type: "json" };
import text from "./acp-text.json" with { type: "json" };
import { instruments } from "./instrument.ts";
import { type Row, registerOf, type Source } from "./register.ts";

/** The States of the table, in its words. */
export const acpStates: readonly { country: string; name: string; region: string; line: number }[] = annex.states;

export const acpSources: readonly Source[] = [
	{ ...annex, rows: annex.rows as readonly Row[] },
	{ ...text, rows: text.rows as readonly Row[] },
];

/** What the hub knows from the start. Operators load more: a newer source beats an older one. */
export const knownRegister = registerOf(instruments, acpSources);
