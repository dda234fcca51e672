import { createHash } from "node:crypto";
import Type from "typebox";
import { Moment, object } from "../../schema.ts";
import { Year } from "../statistics/answer.ts";

export const ByYear = object({ year: Year });

export const FrozenAnswer = object({
	year: Type.Integer(),
	edition: Type.Integer(),
	sha256: Type.String({ description: "of the JSON, byte for byte" }),
	rulesVersion: Type.String(),
	frozenAt: Moment,
});

export const sha256Of = (bytes: string | Buffer): string => createHash("sha256").update(bytes).digest("hex");
