import { minorDigits, readAmount } from "@seamark/values";
import { textAt, type Xml } from "./xml.ts";

/** The number of an account: its IBAN, or what the bank calls it otherwise. */
export const accountOf = (xml: Xml | undefined): string => textAt(xml, "Id/IBAN", "Id/Othr/Id");

/** Signed minor units: below zero where money went out, or is owed. */
export const signed = (xml: Xml | undefined, side: string): { minor: bigint; currency: string } | undefined => {
	const currency = xml?.attributes.Ccy ?? "";
	if (!xml || minorDigits(currency) === undefined) return undefined;
	const read = readAmount(xml.text.trim(), currency, ".");
	if ("fault" in read || (side !== "CRDT" && side !== "DBIT")) return undefined;
	return { minor: BigInt(side === "CRDT" ? read.minor : -read.minor), currency };
};
