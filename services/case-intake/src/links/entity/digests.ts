import { protectionKeys } from "@seamark/values";
import { keyed } from "../../ids.ts";
import type { Identity } from "../../schema.ts";

/** Keys of values as they are kept where nobody may read them. Of one agency: what two agencies have is compared by neither. */
export const digestsOf = (hubKey: Uint8Array, agency: string, keys: readonly string[]): string[] =>
	[...new Set(keys)].map((key) => keyed(hubKey, `value of ${agency}: ${key}`).slice(0, 32));

/** What somebody is reached or known by; their names and birth are compared by the vault alone. */
export const keysOfIdentity = ({ phones = [], documents = [], contacts = [] }: Identity, home: string): string[] =>
	[...phones, ...documents.map(({ number }) => number), ...contacts.map(({ value }) => value)].flatMap((value) =>
		protectionKeys(value, home),
	);
