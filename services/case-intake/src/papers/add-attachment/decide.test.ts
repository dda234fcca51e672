import fc from "fast-check";
import { expect, test } from "vitest";
import { decideFile, directoryToRead } from "./decide.ts";
import { openInspector } from "./inspect.ts";
import { docx, pdf, png, type ZipPart, zipOf } from "./testing.ts";
import { limits } from "./zip.ts";

const decide = (file: Buffer, name: string, mediaType = "application/octet-stream", pieces = 1_000) => {
	const inspector = openInspector();
	for (let at = 0; at < file.length; at += pieces) inspector.push(file.subarray(at, at + pieces));
	const seen = inspector.end();
	const directory = directoryToRead(seen);
	const list = directory && file.subarray(directory.offset, directory.offset + directory.size);
	return decideFile(seen, { name, mediaType }, list);
};
const mediaTypeOf = (decision: ReturnType<typeof decideFile>) =>
	"refused" in decision ? JSON.stringify(decision.refused) : decision.mediaType;
const codeOf = (decision: ReturnType<typeof decideFile>) =>
	"refused" in decision ? decision.refused.code : decision.mediaType;
const hex = (text: string) => Buffer.from(text, "hex");
const filled = (start: string) => Buffer.concat([hex(start), Buffer.alloc(200, 9)]);

const odt = (more: ZipPart[] = []) =>
	zipOf([
		{ name: "mimetype", content: "application/vnd.oasis.opendocument.text", method: 0 },
		{ name: "content.xml" },
		...more,
	]);

test.each<[string, Buffer, string]>([
	["scan.pdf", pdf(), "application/pdf"],
	["PHOTO.JPG", filled("ffd8ffe0"), "image/jpeg"],
	["a.png", png(), "image/png"],
	["a.gif", Buffer.concat([Buffer.from("GIF89a"), Buffer.alloc(9)]), "image/gif"],
	["a.webp", filled("524946461000000057454250"), "image/webp"],
	["phone.heic", filled("000000186674797068656963"), "image/heic"],
	["phone.mp4", filled("000000186674797069736f6d"), "video/mp4"],
	["call.amr", Buffer.concat([Buffer.from("#!AMR\n"), Buffer.alloc(99)]), "audio/amr"],
	["call.mp3", filled("494433040000"), "audio/mpeg"],
	["note.txt", Buffer.from("MZ begins this note, and é, 中文 and عربي are in it.\r\n"), "text/plain"],
	["table.csv", Buffer.from("\ufeffa,b\n=1+1,2\n"), "text/plain"],
	["letter.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
	["letter.odt", odt(), "application/vnd.oasis.opendocument.text"],
	["photos.zip", zipOf([{ name: "one.jpg" }, { name: "two/three.png" }]), "application/zip"],
	["photos.zip", zipOf([{ name: "one.jpg" }], { comment: "by the desk" }), "application/zip"],
])("%s is kept as what its content shows", (name, file, mediaType) => {
	for (const pieces of [1, 7, 4_096]) expect(mediaTypeOf(decide(file, name, undefined, pieces))).toBe(mediaType);
});

test.each<[string, Buffer, string]>([
	["a program", filled("4d5a9000"), "a.exe"],
	["a program called a photograph", filled("4d5a9000"), "photo.jpg"],
	["a program for Linux", filled("7f454c46"), "report.pdf"],
	["a program for Macs", filled("cffaedfe"), "a.png"],
	["a script", Buffer.from("#!/bin/sh\nrm -rf /\n"), "a.txt"],
	["a shortcut", filled("4c0000000114020000000000c000000000000046"), "a.pdf"],
	["an old Word document", filled("d0cf11e0a1b11ae1"), "a.doc"],
	["rich text", Buffer.from("{\\rtf1 hello}"), "a.rtf"],
	["a web page", Buffer.from("<!DOCTYPE html><p>hello"), "a.html"],
	["a web page called text", Buffer.from(" \n <HTML><body>x"), "a.txt"],
	["a drawing", Buffer.from('<?xml version="1.0"?><svg xmlns="x"/>'), "a.svg"],
	["a script far behind in a text", Buffer.from(`${"word ".repeat(5_000)}<script>alert(1)</script>`), "a.txt"],
	["a packed archive", filled("1f8b0800"), "a.gz"],
	["another", filled("377abcaf271c"), "a.7z"],
	["a tape archive", Buffer.concat([Buffer.alloc(257, 65), Buffer.from("ustar\u0000")]), "a.txt"],
	["an empty archive", zipOf([]), "a.zip"],
	["text that is not UTF-8", hex("e9e8e0"), "a.txt"],
	["text with a NUL", Buffer.from("a\u0000b"), "a.txt"],
	["what nobody knows", hex("0102030405060708"), "a.bin"],
])("%s is refused", (_what, file, name) => {
	expect(codeOf(decide(file, name, undefined, 13))).toBe("FILE_TYPE_REFUSED");
});

test.each<[string, Buffer, string, string]>([
	["another ending", pdf(), "a.jpg", "application/octet-stream"],
	["a second ending", pdf(), "invoice.pdf.exe", "application/octet-stream"],
	["no ending", png(), "photo", "application/octet-stream"],
	["an ending turned around", png(), "photo\u202Egnp.exe.png", "application/octet-stream"],
	["a folder", png(), "../../photo.png", "application/octet-stream"],
	["a control character", png(), "photo\r\n.png", "application/octet-stream"],
	["another media type", png(), "a.png", "image/jpeg"],
	["a picture that a browser would run", png(), "a.png", "text/html; charset=utf-8"],
	["script by its ending", Buffer.from("alert(1)"), "a.js", "text/plain"],
	["an archive behind a picture", Buffer.concat([png(), zipOf([{ name: "run.exe" }])]), "a.png", "image/png"],
	["a document called an archive", docx(), "a.zip", "application/zip"],
])("%s does not fit", (_what, file, name, mediaType) => {
	expect(codeOf(decide(file, name, mediaType))).toBe("FILE_DISGUISED");
});

const zeros = Buffer.alloc(6 * 1024 ** 2);
test.each<[string, Buffer, string, RegExp]>([
	["a bomb", zipOf([{ name: "a.csv", content: zeros }]), "a.zip", /100 times/],
	["a bomb in a document", docx([{ name: "word/media/a.png", content: zeros }]), "a.docx", /100 times/],
	["terabytes, as it says", zipOf([{ name: "a.csv", unpacked: 0xfffffff0 }]), "a.zip", /512 MB.*100 times/],
	["many files that are one", zipOf([{ name: "a.csv" }, { name: "b.csv", offset: 0 }]), "a.zip", /over each other/],
	["an archive in it", zipOf([{ name: "in/side.ZIP" }]), "a.zip", /other archives/],
	["a document in it", zipOf([{ name: "b.docx" }]), "a.zip", /other archives or office/],
	["a program in it", zipOf([{ name: "photo.jpg" }, { name: "photo.jpg.exe" }]), "a.zip", /programs/],
	["a web page in it", zipOf([{ name: "index.html" }]), "a.zip", /web pages/],
	["Java", zipOf([{ name: "META-INF/MANIFEST.MF" }]), "a.zip", /programs/],
	["a way out", zipOf([{ name: "../../etc/passwd.txt" }]), "a.zip", /put elsewhere/],
	["a drive", zipOf([{ name: "C:\\a.txt" }]), "a.zip", /put elsewhere/],
	["two of one name", zipOf([{ name: "a.txt" }, { name: "A.txt" }]), "a.zip", /one name/],
	["encryption", zipOf([{ name: "a.txt", flags: 1 }]), "a.zip", /encrypted/],
	["macros", docx([{ name: "word/vbaProject.bin" }]), "a.docx", /macros/],
	["macros of another kind", odt([{ name: "Basic/Standard/script-lb.xml" }]), "a.odt", /macros/],
	["an object", docx([{ name: "word/embeddings/oleObject1.bin" }]), "a.docx", /embedded/],
	[
		"too many files",
		zipOf(Array.from({ length: limits.entries + 1 }, (_, n) => ({ name: `${n}.txt` }))),
		"a.zip",
		/10001 files/,
	],
	["an end cut off", zipOf([{ name: "a.txt" }]).subarray(0, -5), "a.zip", /cut off/],
	[
		"a list that lies",
		Buffer.concat([
			zipOf([{ name: "a.txt" }]).subarray(0, -14),
			hex("05000500"),
			zipOf([{ name: "a.txt" }]).subarray(-10),
		]),
		"a.zip",
		/does not hold/,
	],
])("an archive with %s is refused", (_what, file, name, why) => {
	const decision = decide(file, name);
	expect(codeOf(decision)).toBe("ARCHIVE_REFUSED");
	expect("refused" in decision ? decision.refused.faults.map(({ message }) => message).join("; ") : "").toMatch(why);
});

test("everything that is wrong with an archive is told at once", () => {
	const decision = decide(zipOf([{ name: "../a.exe", flags: 1 }, { name: "b.zip" }]), "a.zip");
	expect("refused" in decision && decision.refused.faults).toHaveLength(4);
});

test("no bytes whatever break the inspection, in whatever pieces they come", () => {
	const start = fc.constantFrom(...["", "504b0304", "89504e470d0a1a0a", "25504446", "504b0506"].map(hex));
	fc.assert(
		fc.property(
			start,
			fc.uint8Array({ maxLength: 300 }),
			start,
			fc.integer({ min: 1, max: 50 }),
			(head, body, tail, pieces) => {
				const file = Buffer.concat([head, body, tail]);
				expect(decide(file, "a.png", "", pieces)).toEqual(decide(file, "a.png", "", 1_000));
			},
		),
	);
	const whole = zipOf([{ name: "a.txt" }, { name: "b.txt" }]);
	fc.assert(
		fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
			const file = Buffer.from(whole);
			file[at] = byte;
			expect(codeOf(decide(file, "a.zip"))).toMatch(
				/^(application\/zip|ARCHIVE_REFUSED|FILE_TYPE_REFUSED|FILE_DISGUISED)$/,
			);
		}),
	);
});
