// Keys, genesis and peers of the four validators, into a folder `network` beside this file: `node configure.mjs [FOLDER]`.
// Keys that are there stay; everything else follows from them, so that a second run writes the same files.
// Needs contracts/onchain/node_modules (after one build) for Keccak-256, which Node.js does not have.
//
//   node configure.mjs --extra-data ADDRESS…      prints the extraData of these validators
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const VALIDATORS = 4;
const HOSTS = Array.from({ length: VALIDATORS }, (_, i) => `172.28.20.${11 + i}`); // as compose.yml gives them out
const PORT = 30303;

const [first, ...rest] = process.argv.slice(2);
if (first === '--extra-data') {
  console.log(extraData(rest));
} else {
  const keccak = createRequire(path.join(here, '../../../contracts/onchain/node_modules/solc/'))('js-sha3').keccak256;
  configure(path.resolve(first ?? path.join(here, 'network')), keccak);
}

function configure(folder, keccak) {
  const validators = HOSTS.map((host, i) => validator(path.join(folder, `validator${i + 1}`), host, keccak));
  const genesis = JSON.parse(fs.readFileSync(path.join(here, 'genesis.template.json'), 'utf8'));
  genesis.extraData = extraData(validators.map(v => v.address));
  fs.writeFileSync(path.join(folder, 'genesis.json'), `${JSON.stringify(genesis, null, 2)}\n`);
  fs.writeFileSync(path.join(folder, 'static-nodes.json'), `${JSON.stringify(validators.map(v => v.enode), null, 2)}\n`);
  console.log(`validators ${validators.map(v => v.address).join(' ')}\n${genesis.extraData}`);
}

/** A node's key is a secp256k1 key; its address the last 20 bytes of Keccak-256 of the public one, its enode the public one. */
function validator(folder, host, keccak) {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'key');
  const pair = crypto.createECDH('secp256k1');
  if (fs.existsSync(file)) pair.setPrivateKey(fs.readFileSync(file, 'utf8').trim().replace(/^0x/, ''), 'hex');
  else pair.generateKeys();
  const publicKey = pair.getPublicKey().subarray(1);
  fs.writeFileSync(file, `0x${pair.getPrivateKey('hex').padStart(64, '0')}\n`, { mode: 0o600 });
  return { address: `0x${keccak(publicKey).slice(-40)}`, enode: `enode://${publicKey.toString('hex')}@${host}:${PORT}` };
}

/** QBFT: RLP of [32 bytes of vanity, validators in order of their addresses, no vote, round 0, no seals]. */
function extraData(addresses) {
  const validators = addresses.map(a => a.toLowerCase().replace(/^0x/, '')).sort();
  if (validators.length === 0 || validators.some(a => !/^[0-9a-f]{40}$/.test(a))) throw new Error('addresses of 40 digits each');
  const item = hex => `${(0x80 + hex.length / 2).toString(16)}${hex}`; // texts of less than 56 bytes, and more than one
  const list = hex => {
    const bytes = hex.length / 2;
    if (bytes < 56) return `${(0xc0 + bytes).toString(16)}${hex}`;
    const length = bytes.toString(16).padStart(bytes > 255 ? 4 : 2, '0');
    return `${(0xf7 + length.length / 2).toString(16)}${length}${hex}`;
  };
  return `0x${list(item('00'.repeat(32)) + list(validators.map(item).join('')) + list('') + '80' + list(''))}`;
}
