/**
 * Signs that steer how others are shown, and show nothing themselves: overrides of the direction, marks of width zero, tags,
 * annotations, hidden hyphens. They make one name look like another.
 */
const steering =
	/\u00ad|\u034f|\u061c|[\u115f\u1160]|[\u17b4\u17b5]|[\u180b-\u180f]|\u200b|[\u200e\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\u3164|[\ufe00-\ufe0f]|\ufeff|\uffa0|[\ufff0-\ufffb]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;
const lineEnds = /\r\n?|\u0085|\u2028|\u2029/g;
/** Joiners belong to the spelling of some scripts, between two of their letters; nowhere else. */
const joiners =
	/(?<![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Nko}])[\u200c\u200d]|[\u200c\u200d](?![\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Nko}])/gu;

/** A text without what could steer how it is shown. Line ends stay, as "\n". */
export const plain = (text: string): string =>
	text
		.toWellFormed()
		.replace(lineEnds, "\n")
		.replace(/\t/g, " ")
		.replace(controls, "")
		.replace(steering, "")
		.replace(joiners, "")
		.normalize("NFC");
