import Type from "typebox";
import { Country, Moment, object } from "../../schema.ts";

export const ReleasedAnswer = object({
	country: Country,
	year: Type.Integer(),
	edition: Type.Integer(),
	sha256: Type.String({ description: "of the JSON, byte for byte" }),
	releasedAt: Moment,
});
