import { isDeepStrictEqual } from "node:util";
import { present } from "./present.ts";
import type { AlertState } from "./state.ts";

/** Parts whose own parts are told apart: who reads "handling" learns nothing from it. */
const opened = ["handling", "handling/use", "handling/audience"];

/**
 * The parts that differ between two versions, as JSON pointers into the alert. Names alone: what a new version takes back is
 * not sent once more. Only what this reader sees counts; `own` is the originating agency.
 */
export const changedParts = (before: AlertState, after: AlertState, own: boolean): string[] =>
	differing("", withoutHead(present(before, own)), withoutHead(present(after, own)));

const withoutHead = (shown: object): object => {
	const {
		id: _i,
		code: _k,
		version: _v,
		status: _s,
		originator: _o,
		raisedAt: _r,
		changedAt: _c,
		...parts
	} = shown as Head;
	return parts;
};
type Head = Record<"id" | "code" | "version" | "status" | "originator" | "raisedAt" | "changedAt", unknown>;

const differing = (path: string, before: object, after: object): string[] =>
	[...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((name) => {
		const [was, is] = [before, after].map((one) => (one as Record<string, unknown>)[name]);
		if (isDeepStrictEqual(was, is)) return [];
		const at = `${path}/${name}`;
		return opened.includes(at.slice(1)) && isObject(was) && isObject(is) ? differing(at, was, is) : [at];
	});

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
