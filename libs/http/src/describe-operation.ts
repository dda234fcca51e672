import { type RouteAccess, scopesOf } from "./access.ts";

/** Schemas of a body that is no JSON of the hub's own, by media type. */
export type Taken = Readonly<Record<string, object>>;

type Described = Record<string, unknown> & { description?: string };

const needs = (access: RouteAccess): string => {
	const scopes = scopesOf(access);
	if (access === "public") return "Needs no token.";
	if (scopes.length === 0) return "Needs a token.";
	return `Needs the ${scopes.length === 1 ? "scope" : "scopes"} ${scopes.map((one) => `\`${one}\``).join(" and ")}.`;
};

const again = "An officer who signed in with a passkey confirms each request with it.";
const second = "One officer alone may not: who asked for it is refused, also on another duty post.";

/**
 * What the description says of an operation beside what its own schema says: which token it needs, and what its upload is. The scopes are
 * in words and under a name of ours: OpenAPI gives them a place under OAuth flows alone, and the hub's tokens come by none of these.
 */
export const describeOperation = (
	schema: Described,
	{
		access,
		takes,
		passkeyAgain,
		secondOfficer,
	}: {
		access: RouteAccess;
		takes?: Taken | undefined;
		passkeyAgain?: true | undefined;
		secondOfficer?: true | undefined;
	},
): Described => {
	const { consumes, ...described } = schema;
	const content = takes && Object.fromEntries(Object.entries(takes).map(([type, one]) => [type, { schema: one }]));
	return {
		...described,
		...(content ? { body: { content } } : consumes ? { consumes } : {}),
		description: [described.description, needs(access), secondOfficer && second, passkeyAgain && again]
			.filter(Boolean)
			.join(" "),
		// Said of the public ones too: generated clients send a token wherever this is left out.
		security: access === "public" ? [] : [{ agencyToken: [] }, { bearerToken: [] }],
		...(access === "public" ? {} : { "x-scopes": scopesOf(access) }),
		...(passkeyAgain ? { "x-passkey-again": true } : {}),
		...(secondOfficer ? { "x-second-officer": true } : {}),
	};
};
