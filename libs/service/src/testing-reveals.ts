import { scopesOf } from "@seamark/http";
import type { Scope } from "@seamark/policy";
import type { Operations } from "./operations/index.ts";

/** An operation as a service declares it, with the names of everything that its answers hold. */
export type Revealing = {
	name: string;
	scopes: readonly Scope[];
	fields: readonly string[];
};

type Schema = {
	properties?: Record<string, Schema>;
	items?: Schema;
	anyOf?: Schema[];
	content?: Record<string, { schema: Schema }>;
	patternProperties?: Record<string, Schema>;
};

const namesIn = (schema: Schema | undefined): string[] =>
	!schema
		? []
		: [
				...Object.entries(schema.properties ?? {}).flatMap(([name, one]) => [name, ...namesIn(one)]),
				...namesIn(schema.items),
				...(schema.anyOf ?? []).flatMap(namesIn),
				...Object.values(schema.content ?? {}).flatMap((one) => namesIn(one.schema)),
				...Object.values(schema.patternProperties ?? {}).flatMap(namesIn),
			];

type Declared = {
	name: string;
	access: Parameters<typeof scopesOf>[0];
	answer?: unknown;
	item?: unknown;
	totals?: Record<string, unknown>;
	response?: Record<number, unknown>;
};

/** All operations that `put` puts on a service. */
export const revealedBy = (put: (api: Operations) => void): Revealing[] => {
	const found: Revealing[] = [];
	const take = ({ name, access, answer, item, totals, response }: Declared) => {
		const schemas = [answer, item, ...Object.values(totals ?? {}), ...Object.values(response ?? {})] as Schema[];
		const fields = new Set([...schemas.flatMap(namesIn), ...Object.keys(totals ?? {})]);
		found.push({ name, scopes: scopesOf(access), fields: [...fields].sort() });
	};
	// What is public reveals its answer to everybody, and its own test says that there is nothing in it.
	const app = { get: () => undefined };
	put({ command: take, reading: take, listing: take, route: take, app } as unknown as Operations);
	return found;
};

/** What a name in an answer reveals: the scopes of which a token needs one to read it; none where it reveals nothing by itself. */
export type Reveals = Readonly<Record<string, readonly Scope[]>>;

/**
 * What answers reveal beyond the scopes of their operation, and names that nobody has said anything of, as `operation: field`.
 * `allowed` has those that are right all the same, each with its reason.
 */
export const beyondScope = (
	operations: readonly Revealing[],
	reveals: Reveals,
	allowed: Readonly<Record<string, string>> = {},
): string[] =>
	operations.flatMap(({ name, scopes, fields }) =>
		fields
			.filter((field) => {
				const cover = Object.hasOwn(reveals, field) ? reveals[field] : undefined;
				if (!cover) return true;
				return cover.length > 0 && !cover.some((scope) => scopes.includes(scope));
			})
			.map((field) => `${name}: ${field}`)
			.filter((one) => !Object.hasOwn(allowed, one)),
	);
