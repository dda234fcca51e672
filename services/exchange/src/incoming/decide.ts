import { type Frame, placeState, type Rejection, type SubjectState, tombstone } from "@seamark/link";
import { mayTell, type Terms } from "../agreement/terms.ts";
import { digestOf, type Header, headerOf } from "../wire/frame.ts";

/** What is to be done with a frame of another hub. */
export type Taking =
	| { do: "take"; header: Header; state: SubjectState; body: Uint8Array }
	| { do: "erase"; header: Header; state: SubjectState; as: "hidden" | "recalled"; upTo: number }
	| { do: "directory" | "receipt" | "rejection"; body: Uint8Array }
	| { do: "parcel"; header: Header; body: Uint8Array }
	/** Known, superseded or for later versions of the protocol: nothing. */
	| { do: "nothing" }
	| { do: "reject"; code: Rejection };

const mostBytes = 1_000_000;

/** Pure. `held` is what the hub said of the subject before; a recall of what never came leaves a tombstone, so that it never comes. */
export const decideTaking = (
	frame: Frame,
	o: { held(subject: string): SubjectState | undefined; terms: Terms | undefined },
): Taking => {
	const header = headerOf(frame);
	if (!header) return { do: "reject", code: "MALFORMED" };
	const { body } = frame;
	if (body && body.length > mostBytes) return { do: "reject", code: "TOO_LARGE" };
	if (body && digestOf(body) !== header.digest) return { do: "reject", code: "MALFORMED" };
	switch (header.kind) {
		case "alert":
		case "narrow":
		case "recall":
			return aboutRecord(header, body, o);
		case "parcel":
			if (!body) return { do: "nothing" };
			return mayTell(o.terms, { record: "mla" })
				? { do: "parcel", header, body }
				: { do: "reject", code: "NOT_AGREED" };
		case "directory":
		case "receipt":
		case "rejection":
			return body ? { do: header.kind, body } : { do: "nothing" };
		default:
			return header.optional ? { do: "nothing" } : { do: "reject", code: "UNKNOWN_KIND" };
	}
};

const aboutRecord = (
	header: Header,
	body: Uint8Array | undefined,
	{ held, terms }: { held(subject: string): SubjectState | undefined; terms: Terms | undefined },
): Taking => {
	const { kind, subject, version, digest } = header;
	if (subject === "" || version < 1) return { do: "reject", code: "MALFORMED" };
	const before = held(subject);
	if (kind !== "alert") {
		const as = kind === "recall" ? "recalled" : "hidden";
		const { state, outcome } = placeState(before, as === "recalled" ? tombstone : { version, as, digest: "" });
		// A recall is answered each time: an answer may have been lost with a backup.
		if (outcome === "known" && as === "hidden") return { do: "nothing" };
		return outcome === "contradicts" || state.as !== as
			? { do: "nothing" }
			: { do: "erase", header, state, as, upTo: version };
	}
	// A later frame says more, or takes it back.
	if (!body) return { do: "nothing" };
	const tlp = tlpOf(body);
	if (tlp === undefined) return { do: "reject", code: "MALFORMED" };
	if (!mayTell(terms, { record: "alert", tlp })) return { do: "reject", code: "NOT_AGREED" };
	const { state, outcome } = placeState(before, { version, as: "shown", digest });
	return (outcome === "new" || outcome === "later") && state.as === "shown"
		? { do: "take", header, state, body }
		: { do: "nothing" };
};

const tlpOf = (body: Uint8Array): string | undefined => {
	try {
		const { tlp } = JSON.parse(Buffer.from(body).toString("utf8")) as { tlp: unknown };
		return typeof tlp === "string" ? tlp : undefined;
	} catch {
		return undefined;
	}
};
