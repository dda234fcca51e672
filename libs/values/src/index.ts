export { countryOfCode, isCountry } from "./countries.ts";
export { exploitationForms } from "./exploitation.ts";
export { apostrophes, foldCode, foldSigns, foldWords, legible, lookalikeLetters, strokedLetters } from "./fold.ts";
export { codesIn } from "./labelled.ts";
export { minorDigits, mostMinor, readAmount, writeAmount } from "./money.ts";
export { type Phone, phoneKeys, phoneText, samePhone } from "./phones.ts";
export { phonesIn } from "./phones-in.ts";
export { mayBeTheirs, protectionKeys } from "./protection.ts";
export { type Finding, type Question, readQuestion } from "./question.ts";
export {
	dayRange,
	degreesFault,
	earlier,
	instantKey,
	isDay,
	isMoment,
	latestDay,
	liesAhead,
	markOf,
	momentMs,
	plainMoment,
	retryAfterMs,
	textOfBytes,
	wholeOf,
	withoutMark,
} from "./readers.ts";
export { receiptLetters, receiptOf, receiptPrefix } from "./receipt.ts";
export { samples } from "./samples.ts";
export { checkLetter, grouped, readSpoken, spokenLetters } from "./spoken.ts";
export { keysOfThing, type ThingKind, thingFault } from "./things.ts";
export { foldingVersion } from "./version.ts";
