import { setTimeout as pause } from "node:timers/promises";
import { type ErrorCode, HubError } from "@seamark/errors";
import { type Frame, type Lane, type Rejection, rejections, type SubjectState } from "@seamark/link";
import type { Terms } from "../agreement/terms.ts";
import type { Deps } from "../deps.ts";
import { takeParcel } from "../parcels/take.ts";
import { takeDirectory } from "../publish-directory/take.ts";
import type { LinkRow } from "../store/links.ts";
import type { Answer } from "../store/subjects.ts";
import { digestOf, headerBytes, headerOf } from "../wire/frame.ts";
import { decideTaking, type Taking } from "./decide.ts";
import { type RejectionBody, readReceipt, readRejection, receiptBody } from "./receipt.ts";

/** What a batch comes to, to be stored with the new cursor in one transaction. */
export type Applied = {
	held: Map<string, SubjectState>;
	/** Frames for the other hub: receipts and rejections. */
	replies: Frame[];
	answers: { subject: string; answer: Answer }[];
	rejected: RejectionBody[];
	/** Its agencies have changed: what it may see is looked at again. */
	directory: boolean;
};

export const nothingApplied = (): Applied => ({
	held: new Map(),
	replies: [],
	answers: [],
	rejected: [],
	directory: false,
});

const add = (into: Applied, part: Applied): void => {
	for (const [subject, state] of part.held) into.held.set(subject, state);
	into.replies.push(...part.replies);
	into.answers.push(...part.answers);
	into.rejected.push(...part.rejected);
	into.directory ||= part.directory;
};

/** Records that are taken at the same time: the services that keep them store such a group in one commit. */
const atOnce = 64;

/** Puts frames together that are taken side by side: each is about another record. A frame of any other kind is alone, in its place. */
export const groupsOf = (frames: readonly Frame[]): { first: number; frames: Frame[] }[] => {
	const groups: { first: number; frames: Frame[]; subjects: Set<string> | undefined }[] = [];
	for (const [n, frame] of frames.entries()) {
		const header = headerOf(frame);
		const subject = header && records.has(header.kind) ? header.subject : undefined;
		const last = groups.at(-1);
		if (subject !== undefined && last?.subjects && !last.subjects.has(subject) && last.frames.length < atOnce) {
			last.subjects.add(subject);
			last.frames.push(frame);
		} else groups.push({ first: n, frames: [frame], subjects: subject === undefined ? undefined : new Set([subject]) });
	}
	return groups;
};
const records: ReadonlySet<string> = new Set(["alert", "narrow", "recall"]);

/** The other store cannot say now: the batch comes again. Anything else that it says is about the frame. */
const comesAgain: ReadonlySet<ErrorCode> = new Set([
	"UNAVAILABLE",
	"OUTCOME_UNKNOWN",
	"STORAGE_FULL",
	"DIRECTORY_STALE",
]);

const mostTries = 5;
const leastMs = 60_000;
type Troubles = Map<string, { tries: number; since: number }>;

/**
 * The agencies of a record come in a frame ahead of it, and the services that keep records hear of them later: on a busy machine seconds later.
 * What names an unknown agency soon after new agencies came is no rejection yet, since a rejection is for good. It comes again for a minute.
 */
const agencies = "agencies";
export const mayBeKnownSoon = (
	troubles: Troubles,
	{ agenciesAt, now }: { agenciesAt: number | undefined; now: number },
): boolean => {
	const { tries, since } = troubles.get(agencies) ?? { tries: 0, since: now };
	troubles.set(agencies, { tries: tries + 1, since });
	const isNews = agenciesAt === undefined || now - agenciesAt < leastMs;
	return isNews && (tries + 1 < mostTries || now - since < leastMs);
};
/** What came is stored: the next batch has a minute of its own. */
export const forgetUnknown = (troubles: Troubles): boolean => troubles.delete(agencies);

/** A fault of this hub's own may pass, or be what the frame says: it comes again a few times, and then the link goes on behind it. */
export const isPoison = (troubles: Troubles, key: string, now: number): boolean => {
	const { tries, since } = troubles.get(key) ?? { tries: 0, since: now };
	troubles.set(key, { tries: tries + 1, since });
	const poison = tries + 1 >= mostTries && now - since >= leastMs;
	if (poison) troubles.delete(key);
	return poison;
};

/**
 * Takes the frames of a lane in their order into the services that keep such records. What these did is asked for again when this process ends
 * before the commit; they then answer the same.
 */
export const applyFrames = async (
	deps: Deps,
	link: LinkRow,
	o: {
		lane: Lane;
		from: number;
		frames: readonly Frame[];
		held: ReadonlyMap<string, SubjectState>;
		terms: Terms | undefined;
		troubles: Troubles;
		/** When agencies of the other hub came last, in ms; undefined where this process has stored nothing of it yet. */
		agenciesAt: number | undefined;
	},
	into: Applied,
): Promise<void> => {
	const held = (subject: string) => into.held.get(subject) ?? o.held.get(subject);
	const patience = { over: false };
	for (const { first, frames } of groupsOf(o.frames)) {
		const parts = frames.map(() => nothingApplied());
		const done = await Promise.allSettled(
			frames.map((frame, n) => {
				const taking = decideTaking(frame, { held, terms: o.terms });
				const at = { lane: o.lane, position: o.from + first + n };
				return takeFrame(deps, link, taking, { ...at, troubles: o.troubles, patience, part: parts[n] as Applied });
			}),
		);
		// What was taken of a group that comes again is asked for again, and answered the same.
		for (const one of done) if (one.status === "rejected") throw one.reason;
		for (const part of parts) add(into, part);
		const codes = done.flatMap((one, n) =>
			one.status === "fulfilled" && one.value ? { lane: o.lane, position: o.from + first + n, code: one.value } : [],
		);
		const known = { agenciesAt: into.directory ? undefined : o.agenciesAt, now: deps.context.now() };
		if (codes.some(({ code }) => code === "UNKNOWN_AGENCY") && mayBeKnownSoon(o.troubles, known))
			throw new HubError("UNAVAILABLE");
		into.replies.push(...codes.map(rejectionFrame));
	}
};

/** Why it was not taken; undefined where it was. Throws where it has to come again. */
const takeFrame = (
	deps: Deps,
	link: LinkRow,
	taking: Taking,
	o: { lane: Lane; position: number; troubles: Troubles; patience: Patience; part: Applied },
): Promise<Rejection | undefined> =>
	carryOut(deps, link, taking, o.part, o.patience).catch((error: unknown) => {
		const known = error instanceof HubError ? error.code : "INTERNAL";
		if (comesAgain.has(known)) throw error;
		if (known === "INTERNAL") {
			if (!isPoison(o.troubles, `${o.lane} ${o.position}`, deps.context.now())) throw error;
			deps.context.log.error(
				{ err: error, hub: link.hub },
				"a frame of another hub could not be taken, and is passed over",
			);
		}
		return "MALFORMED" as const;
	});

const rejectionFrame = (rejection: RejectionBody): Frame => {
	const body = Buffer.from(JSON.stringify(rejection));
	return { header: headerBytes({ kind: "rejection", digest: digestOf(body) }), body };
};

/** Why it was not taken; undefined where it was. */
const carryOut = async (
	deps: Deps,
	link: LinkRow,
	taking: Taking,
	into: Applied,
	patience: Patience,
): Promise<Rejection | undefined> => {
	const { hub } = link;
	const to = { key: link.key, by: hub, to: deps.directory.current().hub };
	switch (taking.do) {
		case "reject":
			return taking.code;
		case "take": {
			const { subject, version, audience } = taking.header;
			const request = {
				hub,
				alertId: subject,
				version,
				as: "shown",
				audience: [...audience],
				body: Buffer.from(taking.body),
			};
			const outcome = await takeOnceKnown(deps, request, patience);
			if (outcome !== "taken" && outcome !== "known") return rejectionOf(outcome);
			into.held.set(subject, taking.state);
			return undefined;
		}
		case "erase": {
			const { subject, version } = taking.header;
			const outcome = await deps.neighbours.takeShared({
				hub,
				alertId: subject,
				version,
				as: taking.as,
				audience: [],
				body: Buffer.alloc(0),
			});
			if (outcome !== "taken" && outcome !== "known") return rejectionOf(outcome);
			into.held.set(subject, taking.state);
			const body = receiptBody(deps.key, {
				by: to.to,
				to: hub,
				subject,
				upTo: taking.upTo,
				is: "erased",
				at: deps.context.now(),
			});
			into.replies.push({ header: headerBytes({ kind: "receipt", subject, version, digest: digestOf(body) }), body });
			return undefined;
		}
		case "receipt": {
			const receipt = readReceipt(taking.body, to);
			if (!receipt) return "BAD_SIGNATURE";
			const { subject, upTo, at, text, signature } = receipt;
			into.answers.push({ subject, answer: { is: "erased", upTo, at, text, signature } });
			return undefined;
		}
		case "rejection": {
			const rejection = readRejection(taking.body);
			if (rejection) into.rejected.push(rejection);
			return undefined;
		}
		case "directory": {
			const code = await takeDirectory(deps, link, taking.body);
			if (!code) into.directory = true;
			return code;
		}
		case "parcel":
			return takeParcel(deps, hub, { audience: taking.header.audience, body: taking.body });
		case "nothing":
			return undefined;
	}
};

/** Over once the alerts service was waited for to hear of agencies that came just before. */
type Patience = { over: boolean };
const knownWithinMs = 3_000;
const lookEveryMs = 100;

/** The agencies of a record come in a frame ahead of it, and the service that keeps it hears of them a moment later. It is waited for once. */
const takeOnceKnown = async (
	{ neighbours }: Deps,
	request: Parameters<Deps["neighbours"]["takeShared"]>[0],
	patience: Patience,
): Promise<string> => {
	let outcome = await neighbours.takeShared(request);
	for (let waited = 0; outcome === "UNKNOWN_AGENCY" && !patience.over; waited += lookEveryMs) {
		if (waited >= knownWithinMs) patience.over = true;
		await pause(lookEveryMs);
		outcome = await neighbours.takeShared(request);
	}
	return outcome;
};

const rejectionOf = (outcome: string): Rejection => rejections.find((one) => one === outcome) ?? "MALFORMED";
