/**
 * Chance that is the same on every machine: xoshiro128**, seeded by splitmix32.
 * Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021.
 */
export class Dice {
	#a: number;
	#b: number;
	#c: number;
	#d: number;

	constructor(seed: number) {
		let x = seed | 0;
		const next = () => {
			x = (x + 0x9e3779b9) | 0;
			let z = x ^ (x >>> 16);
			z = Math.imul(z, 0x21f0aaad);
			z ^= z >>> 15;
			z = Math.imul(z, 0x735a2d97);
			return z ^ (z >>> 15);
		};
		this.#a = next();
		this.#b = next();
		this.#c = next();
		this.#d = next();
	}

	/** 32 random bits, as a whole number from 0. */
	bits(): number {
		const product = Math.imul(this.#b, 5);
		const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
		const t = this.#b << 9;
		this.#c ^= this.#a;
		this.#d ^= this.#b;
		this.#b ^= this.#c;
		this.#a ^= this.#d;
		this.#c ^= t;
		this.#d = (this.#d << 11) | (this.#d >>> 21);
		return result;
	}

	/** A whole number from 0 to `count` − 1. */
	below(count: number): number {
		return Math.floor((this.bits() / 4294967296) * count);
	}

	/** From 0 up to, but not including, 1. */
	share(): number {
		return this.bits() / 4294967296;
	}

	/** Puts a list in random order, in place. */
	shuffle<T extends { length: number; [index: number]: number }>(list: T): T {
		for (let i = list.length - 1; i > 0; i--) {
			const j = this.below(i + 1);
			const kept = list[i]!;
			list[i] = list[j]!;
			list[j] = kept;
		}
		return list;
	}
}
