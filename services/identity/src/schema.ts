import { agencyKinds, purposes, recordKinds, scopes, tlpLevels, topics } from "@seamark/policy";
import { object, oneOf } from "@seamark/service/schema";
import Type from "typebox";

export { ById, Country, Id, Identified, Moment, NoBody, object, RegionSlug } from "@seamark/service/schema";

export const Handle = Type.String({
	pattern: "^[a-z0-9][a-z0-9-]{1,59}$",
	description: "short name in small letters, digits and hyphens, such as fj-tcu",
	examples: ["fj-tcu"],
});
export const PostName = Type.String({
	pattern: "^[a-z0-9][a-z0-9-]{1,39}$",
	description: "name of a duty post in small letters, digits and hyphens, such as desk or night-desk",
	examples: ["desk"],
});
export const Kid = Type.String({
	pattern: "^[A-Za-z0-9_-]{1,100}$",
	description: "key id of 1 to 100 letters, digits, hyphens and underscores",
});
/** Text for people: no control characters, no direction marks that make one name look like another. */
export const Line = (max: number) =>
	Type.String({
		minLength: 1,
		maxLength: max,
		format: "line",
		description: `one line of text, 1 to ${max} characters`,
	});
/** As a line, with line breaks and tabs. */
export const Note = (max: number) =>
	Type.String({ minLength: 1, maxLength: max, format: "note", description: `text, 1 to ${max} characters` });

export const AgencyKind = oneOf(agencyKinds);
/** Of a country: who reports on trafficking in it, and who coordinates what is done against it. Source: Directive 2011/36/EU, Art. 19. */
export const nationalOffices = ["rapporteur", "coordinator"] as const;
export type NationalOffice = (typeof nationalOffices)[number];
export const NationalOffice = oneOf(nationalOffices);
export const Clearance = oneOf(tlpLevels);
export const Scopes = Type.Array(oneOf(scopes), { minItems: 1, uniqueItems: true });
export const Purposes = Type.Array(oneOf(purposes), { minItems: 1, uniqueItems: true });
export const Topics = Type.Array(oneOf(topics), { minItems: 1, uniqueItems: true });
export const RecordKinds = Type.Array(oneOf(recordKinds), { minItems: 1, uniqueItems: true });
export const Ages = oneOf(["any", "child"] as const);
export const Purpose = oneOf(purposes);
export const Scope = oneOf(scopes);

const base64url = (min: number, max: number) =>
	Type.String({
		pattern: `^[A-Za-z0-9_-]{${min},${max}}$`,
		description: `base64url without padding, ${min === max ? min : `${min} to ${max}`} characters`,
		examples: ["A".repeat(min)],
	});
const named = {
	kid: Type.Optional(Kid),
	use: Type.Optional(Type.Literal("sig")),
};

/** A public signature key. Private members are refused like every field that is not named here. */
export const PublicJwk = Type.Union(
	[
		object({
			kty: Type.Literal("EC"),
			crv: Type.Literal("P-256"),
			x: base64url(43, 43),
			y: base64url(43, 43),
			alg: Type.Optional(Type.Literal("ES256")),
			...named,
		}),
		object({
			kty: Type.Literal("OKP"),
			crv: Type.Literal("Ed25519"),
			x: base64url(43, 43),
			alg: Type.Optional(oneOf(["EdDSA", "Ed25519"] as const)),
			...named,
		}),
		object({
			kty: Type.Literal("RSA"),
			// 2048 to 4096 bits.
			n: base64url(340, 684),
			e: Type.Literal("AQAB"),
			alg: Type.Optional(Type.Literal("PS256")),
			...named,
		}),
	],
	{ description: "public JWK: EC P-256 (ES256), OKP Ed25519 (EdDSA) or RSA of 2048 bits and more (PS256)" },
);
export type PublicJwk = Type.Static<typeof PublicJwk>;

export const NoQuery = object({});
