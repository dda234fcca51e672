import type { operations } from "./generated/schema.ts";

/** Shapes of the hub's operations by their names, such as `Answer<"readAlert">`. */
export type Operation = keyof operations;

type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : never;
type Succeeded<R> = { [Status in keyof R]: Status extends 200 | 201 | 202 ? Json<R[Status]> : never }[keyof R];

/** What an operation answers. */
export type Answer<O extends Operation> = Succeeded<operations[O]["responses"]>;

/** One of what a list answers. */
export type Item<O extends Operation> = Answer<O> extends { items: readonly (infer One)[] } ? One : never;

/** What an operation takes as its body. */
export type Body<O extends Operation> =
	NonNullable<operations[O]["requestBody"]> extends { content: infer Media } ? Media[keyof Media] : never;

/** What an operation takes in its query. */
export type Query<O extends Operation> = NonNullable<operations[O]["parameters"]["query"]>;

/** The same fields without those that are not there: an optional field of the hub is given or left out. */
export const given = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
