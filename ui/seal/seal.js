// Seals a text to an age recipient (x25519) as an armoured age file, for pages that have no network and may be no
// secure context, so that the browser's own cryptography may not be there. What is mathematics comes from noble, which
// was audited; what is format follows https://c2sp.org/age and is held by a test that opens it with the age crate.
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const SIGNS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const CHUNK = 65536;

const utf8 = (text) => new TextEncoder().encode(text);
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const unpadded = (bytes) => base64(bytes).replace(/=+$/, '');

/** What is by chance, from the browser: there in every context. */
function chance(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function polymod(values) {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].forEach((mix, bit) => {
      if ((top >>> bit) & 1) sum ^= mix;
    });
  }
  return sum;
}

/** The 32 bytes behind `age1…`; its checksum tells whether the page was damaged on its way. */
export function keyOf(recipient) {
  const values = Array.from(recipient.slice(4), (sign) => SIGNS.indexOf(sign));
  const prefix = Array.from('age', (sign) => sign.charCodeAt(0));
  const spread = [...prefix.map((code) => code >>> 5), 0, ...prefix.map((code) => code & 31)];
  if (!recipient.startsWith('age1') || values.includes(-1) || polymod([...spread, ...values]) !== 1) throw new Error('not a recipient');
  const bytes = [];
  let held = 0;
  let bits = 0;
  for (const value of values.slice(0, -6)) {
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 255);
    }
  }
  if (bytes.length !== 32) throw new Error('not a recipient');
  return Uint8Array.from(bytes);
}

function payload(fileKey, bytes) {
  const salt = chance(16);
  const key = hkdf(sha256, fileKey, salt, utf8('payload'), 32);
  const parts = [salt];
  for (let at = 0, count = 0; at === 0 || at < bytes.length; at += CHUNK, count += 1) {
    const nonce = new Uint8Array(12);
    new DataView(nonce.buffer).setUint32(7, count);
    if (at + CHUNK >= bytes.length) nonce[11] = 1;
    parts.push(chacha20poly1305(key, nonce).encrypt(bytes.subarray(at, at + CHUNK)));
  }
  return joined(...parts);
}

/** Seals a text to whoever holds the key of `recipient`. */
export default function seal(recipient, text) {
  const theirs = keyOf(recipient);
  const fileKey = chance(16);
  const secret = chance(32);
  const share = x25519.getPublicKey(secret);
  const shared = x25519.getSharedSecret(secret, theirs);
  const wrapping = hkdf(sha256, shared, joined(share, theirs), utf8('age-encryption.org/v1/X25519'), 32);
  const wrapped = chacha20poly1305(wrapping, new Uint8Array(12)).encrypt(fileKey);
  const header = `age-encryption.org/v1\n-> X25519 ${unpadded(share)}\n${unpadded(wrapped)}\n---`;
  const mac = hmac(sha256, hkdf(sha256, fileKey, undefined, utf8('header'), 32), utf8(header));
  const file = joined(utf8(`${header} ${unpadded(mac)}\n`), payload(fileKey, utf8(text)));
  const lines = base64(file).match(/.{1,64}/g) ?? [];
  return ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''].join('\n');
}
