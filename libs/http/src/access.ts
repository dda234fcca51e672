import type { Scope } from "@seamark/policy";

/**
 * Who may call a route: everybody, any caller with a valid token, or one whose token holds the scope, or all of
 * several where the answer reveals what each of them is for. There is no default: a route that says nothing stops the start-up.
 */
export type RouteAccess = "public" | "authenticated" | Scope | readonly [Scope, Scope, ...Scope[]];

/** The scopes that a token needs, all of them. */
export const scopesOf = (access: RouteAccess): readonly Scope[] =>
	typeof access === "object" ? access : access === "public" || access === "authenticated" ? [] : [access];
