// What a page calls.
import seal from './seal.js';

globalThis.musterSeal = seal;
