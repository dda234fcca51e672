import type { Context } from "./context.ts";

/** The body of a command: arguments in order, its own options; resolves to the exit code where that is a number. */
// biome-ignore lint/suspicious/noExplicitAny: commander parsed and checked them; each command names what it declared
export type Body = (context: Context, words: any[], options: any) => Promise<unknown>;
export type Run = (body: Body) => (...given: unknown[]) => Promise<void>;
