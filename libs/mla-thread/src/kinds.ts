import type { Kind } from "./kind.ts";
import { kindsOfRequested } from "./kinds-of-requested.ts";
import { kindsOfRequesting } from "./kinds-of-requesting.ts";

/**
 * The whole protocol between the two authorities of a request, as data. Operations, checks, the diagram in the documentation and the
 * exhaustive check are made from it.
 */
export const kinds = { ...kindsOfRequesting, ...kindsOfRequested } as const;

export type KindName = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as KindName[];
export const kindOf = (name: KindName): Kind => kinds[name];
