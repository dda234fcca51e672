import { createHash } from "node:crypto";
import Type from "typebox";
import { Moment, object } from "../../schema.ts";
import { Year } from "../statistics/answer.ts";

export const ByYear = object({ year: Year });

export const Edition = Type.String({ pattern: "^[1-9][0-9]{0,5}$", description: "number of the edition, 1 or more" });

export const FrozenAnswer = object({
	year: Type.Integer(),
	edition: Type.Integer(),
	sha256: Type.String({ description: "of the JSON, byte for byte" }),
	rulesVersion: Type.String(),
	frozenAt: Moment,
});

export const sha256Of = (bytes: string | Buffer): string => createHash("sha256").update(bytes).digest("hex");
