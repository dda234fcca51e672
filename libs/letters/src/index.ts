export type { Letter, Paragraph, Said, Section, Table, Texts } from "./document.ts";
export { closeLetters, letter } from "./letter.ts";
export { type LetterOfRequest, letterOfRequest } from "./letter-of-request.ts";
export { markChanges } from "./mark-changes.ts";
export { plain } from "./plain.ts";
