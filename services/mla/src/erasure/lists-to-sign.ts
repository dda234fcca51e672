import { attestationsOf, readAttestation } from "@seamark/mla-thread";
import type { ToErase } from "./erase.ts";

/**
 * The lists that the authority has still to sign of what was erased: statements without their text that no list names yet. The hub signs
 * for those that it hosts while it erases; one that signs by itself signs afterwards, as nobody's text waits for that. Pure.
 */
export const listsToSign = ({ thread: { row, chains }, erasure }: Omit<ToErase, "files">, at: string): string[] => {
	const named = new Set(
		(erasure?.attestations ?? []).flatMap(({ bytes }) =>
			(readAttestation(bytes)?.statements ?? []).map(({ hash }) => hash),
		),
	);
	const unnamed = [...chains.requesting, ...chains.requested].filter(
		({ bytes, hash }) => bytes === "" && !named.has(hash),
	);
	return attestationsOf({ thread: row.id, authority: row.agency, at }, unnamed).map((one) => JSON.stringify(one));
};
