// What the compiler's output depends on, as one hash: the key of the stamp that lets an unchanged build skip the compiler.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** All .sol files below a folder, as [name with '/', content], sorted by name. */
export function solidity(folder) {
  return fs.readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith('.sol'))
    .map(name => [name.split(path.sep).join('/'), fs.readFileSync(path.join(folder, name), 'utf8')])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

export function hash(...parts) {
  const digest = crypto.createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('hex');
}

export const read = file => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');
