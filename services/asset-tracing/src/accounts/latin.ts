import { latinOf } from "@seamark/matching";
import Type from "typebox";

export const Latin = Type.Array(Type.String(), {
	description: "those of the names that are in other letters, in Latin ones: rough, for people who cannot read them",
});

export const inLatin = (names: readonly string[]): string[] => names.flatMap((name) => latinOf(name) ?? []);
