import { expect, test } from "vitest";
import { checkTus, readAppend, readCreation, readMetadata, tusOptions } from "./tus.ts";

const version = { "tus-resumable": "1.0.0" };
const base64 = (text: string) => Buffer.from(text).toString("base64");

test("another version is refused; options say what is spoken", () => {
	for (const headers of [{}, { "tus-resumable": "0.2.2" }])
		expect(() => checkTus(headers)).toThrow(expect.objectContaining({ status: 412 }));
	expect(tusOptions(4)).toMatchObject({
		"tus-version": "1.0.0",
		"tus-max-size": "4",
		"tus-extension": expect.stringContaining("creation"),
	});
});

test.each(["", "-1", "1.5", "0x10", "1e3", "01", " 5", "9".repeat(17), undefined])(
	"a length that is none is refused: %j",
	(length) => {
		expect(() => readCreation({ ...version, "upload-length": length })).toThrow(
			expect.objectContaining({
				code: "VALIDATION",
				faults: [expect.objectContaining({ at: "headers /upload-length" })],
			}),
		);
	},
);

test("metadata is text behind names, whatever it says", () => {
	const hostile = "../../etc/passwd\u202Efdp.exe\u0000";
	expect(readMetadata(`filename ${base64(hostile)}, sha256 ${base64("ab")},is_confidential`)).toEqual({
		filename: hostile,
		sha256: "ab",
		is_confidential: "",
	});
	expect(Object.getPrototypeOf(readMetadata(`__proto__ ${base64("x")}`))).toBe(Object.prototype);
	for (const bad of [
		"a YQ==,a YQ==",
		"a *",
		"é YQ==",
		`a ${Buffer.of(0xff).toString("base64")}`,
		`a ${"A".repeat(5_000)}`,
	])
		expect(() => readMetadata(bad)).toThrow(expect.objectContaining({ code: "VALIDATION" }));
});

test("an append says where it goes on, of which type it is, and perhaps its checksum", () => {
	const headers = { ...version, "content-type": "application/offset+octet-stream", "upload-offset": "7" };
	expect(readAppend(headers)).toEqual({ offset: 7, checksum: undefined });
	const digest = Buffer.alloc(32, 1);
	expect(readAppend({ ...headers, "upload-checksum": `sha256 ${digest.toString("base64")}` }).checksum).toEqual({
		algorithm: "sha256",
		digest,
	});
	for (const bad of ["md5 AAAA", "sha256 AAAA", "sha256", "sha1 "])
		expect(() => readAppend({ ...headers, "upload-checksum": bad })).toThrow(
			expect.objectContaining({ code: "VALIDATION" }),
		);
	expect(() => readAppend({ ...headers, "content-type": "text/plain" })).toThrow(
		expect.objectContaining({ status: 415 }),
	);
	expect(() => readAppend({ ...headers, "upload-offset": "x" })).toThrow(
		expect.objectContaining({ code: "VALIDATION" }),
	);
});
