import { Id, Moment, object, oneOf, orNull } from "@seamark/service/schema";
import Type, { type Static } from "typebox";
import { formats } from "./load-format.ts";
import { Mapping } from "./mapping.ts";

export const statuses = ["announced", "running", "done", "failed"] as const;

export const Sha256 = Type.String({
	pattern: "^[0-9a-f]{64}$",
	description: "SHA-256 of the whole file, in lower-case hex: the same file is the same load",
	examples: ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
});

/** A file of transfers, and how far it is taken in. */
export const LoadAnswer = object({
	id: Id,
	file: Id,
	name: Type.String(),
	format: oneOf([...formats]),
	sha256: Sha256,
	size: Type.Integer({ description: "bytes" }),
	mapping: Mapping,
	status: oneOf([...statuses]),
	cause: orNull(Type.String()),
	settled: Type.Integer({ description: "bytes that are taken in: sent again, the load goes on behind them" }),
	rows: object({
		read: Type.Integer(),
		taken: Type.Integer(),
		known: Type.Integer({ description: "there already, with the same content" }),
		refused: Type.Integer(),
	}),
	announcedAt: Moment,
	changedAt: Moment,
	version: Type.Integer(),
});
export type LoadAnswer = Static<typeof LoadAnswer>;

export const LoadPath = object({ id: Id, load: Id });
export const noLoad = { detail: "No such load." };
