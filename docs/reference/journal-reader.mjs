#!/usr/bin/env node
// A second reader of the journal, following journal.md: Node 20 or later, no packages, none of our code.
//   node journal-reader.mjs DIR ...           checks exported folders; exit code 0 only if each one holds
//   node journal-reader.mjs --proof FILE      checks the proof of one record; compare its root with the chain's
//   node journal-reader.mjs --vectors FILE    checks the published test vectors
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIELDS = ['eventId', 'streamType', 'streamId', 'sequence', 'name', 'revision', 'recordedAt', 'payload', 'metadata'];
const LINE = ['position', ...FIELDS, 'hash'].join();
const EVENT = '0x2600c9bfded41882a498dd5c7cbcb256ad5cbae2c5a1bc2c81d6989de108f547';
const TOPICS = {
  issuance: '0x2f41b95efaa44356d2a0a9410606008c719efcd9c95b6139de07ddf11bc13040',
  servicing: '0x3fa451cc6e84c08519f9f1e3262c95df0bbe42645154d4506ca50892b4a73fa3',
};

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const big = (value, bytes) => Buffer.from(BigInt(value).toString(16).padStart(2 * bytes, '0'), 'hex');
const recordHash = (entry) => sha256(...FIELDS.map((name) => Buffer.from(String(entry[name])))
  .flatMap((text) => [big(text.length, 4), text]));
const start = (service) => sha256('penstock-journal-v1', Buffer.of(0), service);
const next = (head, position, record) => sha256(head, big(position, 8), record);

function root(records) {
  if (records.length === 1) return sha256(Buffer.of(0), records[0]);
  const split = 2 ** Math.ceil(Math.log2(records.length) - 1);
  return sha256(Buffer.of(1), root(records.slice(0, split)), root(records.slice(split)));
}

function check(condition, file, line, what) {
  if (!condition) throw new Error(`${file}${line ? ` line ${line}` : ''}: ${what}`);
}

/** Lines that end in a line feed and are UTF-8, each in the one form that JSON.stringify gives. */
function lines(file, bytes) {
  const text = bytes.toString('utf8');
  check(Buffer.from(text).equals(bytes), file, badUtf8(bytes), 'not UTF-8');
  const all = text.split('\n');
  check(all.pop() === '', file, all.length + 1, 'the last line does not end');
  return all.map((line, i) => {
    let parsed;
    try { parsed = JSON.parse(line); } catch (e) { check(false, file, i + 1, `no JSON: ${e.message}`); }
    check(JSON.stringify(parsed) === line, file, i + 1, 'not in the canonical form');
    return parsed;
  });
}

function badUtf8(bytes) {
  return bytes.toString('latin1').split('\n').findIndex((line) => {
    const raw = Buffer.from(line, 'latin1');
    return !Buffer.from(raw.toString('utf8')).equals(raw);
  }) + 1;
}

/** Each line ends in the hash of what stands before. */
function sealed(file, bytes) {
  bytes.toString('latin1').split('\n').slice(0, -1).forEach((line, i) => {
    const cut = line.length - ',"seal":""}'.length - 64;
    const seal = sha256(Buffer.from(line.slice(0, Math.max(cut, 0)), 'latin1')).toString('hex');
    check(line.slice(Math.max(cut, 0)) === `,"seal":"${seal}"}`, file, i + 1, 'the seal does not fit');
  });
  return lines(file, bytes);
}

function readManifest(dir) {
  const file = 'manifest.ndjson';
  const bytes = readFileSync(join(dir, file));
  const all = sealed(file, bytes);
  check(all[0]?.format === 'penstock-bundle-1', file, 1, `unknown format ${all[0]?.format}`);
  const end = all.at(-1);
  const before = bytes.subarray(0, bytes.lastIndexOf('\n', bytes.length - 2) + 1);
  check(end.lines === all.length - 1 && end.sha256 === sha256(before).toString('hex'), file, all.length, 'lines are missing');
  const parts = all.filter((line) => line.file);
  for (const name of readdirSync(dir)) {
    check(name === file || parts.some((part) => part.file === name), name, 0, 'the manifest does not know this file');
  }
  return { contract: all[0].contracts.eventAnchor, services: all.filter((line) => line.records !== undefined), parts };
}

function readPart(dir, part, read) {
  check(/^[a-z0-9-]+\.ndjson$/.test(part.file) && existsSync(join(dir, part.file)), part.file, 0, 'the file is missing');
  const bytes = readFileSync(join(dir, part.file));
  read(part.file, bytes);
  check(bytes.length === part.bytes && sha256(bytes).toString('hex') === part.sha256, part.file, 0,
    'size or SHA-256 is not what the manifest says');
}

function checkAnchor(file, line, anchor, due, service, contract) {
  check(anchor.from === due && anchor.to >= due, file, line, `an anchor from ${due} is due`);
  if (!anchor.receipt) return;
  const data = '0x' + big(anchor.from, 32).toString('hex') + big(anchor.to, 32).toString('hex') + anchor.root + anchor.head;
  check(anchor.receipt.contract === contract.toLowerCase(), file, line, 'the event is of another contract');
  check(anchor.receipt.topics.join() === [EVENT, TOPICS[service]].join(), file, line, 'the event is another one');
  check(anchor.receipt.data === data, file, line, 'the event on chain says something else');
}

function checkService(dir, manifest, { service, records, head: said, anchors: count }) {
  const parts = (kind) => manifest.parts.filter((part) => part.service === service && part.kind === kind);
  const anchors = [];
  for (const part of parts('ANCHORS')) {
    readPart(dir, part, (file, bytes) => sealed(file, bytes).forEach((anchor, i) => {
      checkAnchor(file, i + 1, anchor, (anchors.at(-1)?.to ?? 0) + 1, service, manifest.contract);
      anchors.push(anchor);
    }));
  }
  let [head, position, block, passed] = [start(service), 0, [], 0];
  const sequences = new Map();
  for (const part of parts('LOG')) {
    readPart(dir, part, (file, bytes) => lines(file, bytes).forEach((entry, i) => {
      const at = [file, i + 1];
      check(Object.keys(entry).join() === LINE, ...at, 'not the members of a record');
      check(entry.position === ++position, ...at, `position ${position} is due, not ${entry.position}`);
      const due = (sequences.get(entry.streamId) ?? -1) + 1;
      check(entry.sequence === due, ...at, `sequence ${due} of ${entry.streamId} is due, not ${entry.sequence}`);
      sequences.set(entry.streamId, due);
      block.push(recordHash(entry));
      head = next(head, position, block.at(-1));
      check(entry.hash === head.toString('hex'), ...at, `position ${position}, event ${entry.eventId}: another hash`);
      if (anchors[passed]?.to === position) {
        check(anchors[passed].head === entry.hash, ...at, `another head than anchor ${passed + 1}`);
        check(anchors[passed++].root === root(block).toString('hex'), ...at, `another root than anchor ${passed}`);
        block = [];
      }
    }));
  }
  check(position === records && head.toString('hex') === said, 'manifest.ndjson', 0, `${service} ends at ${position}`);
  check(passed === anchors.length && passed === count && !block.length, `${service}-anchors.ndjson`, 0,
    'the anchors do not cover the log');
  return `${service} ${records} records in ${passed} blocks`;
}

function checkFolder(dir) {
  const manifest = readManifest(dir);
  check(manifest.services.map((s) => s.service).join() === 'issuance,servicing', 'manifest.ndjson', 0, 'not two services');
  return manifest.services.map((service) => checkService(dir, manifest, service)).join(', ');
}

function checkVectors(file) {
  const vectors = JSON.parse(readFileSync(file));
  const same = (what, left, right) => check(left === right, file, 0, `${what}: ${left}, published ${right}`);
  let head = start(vectors.service);
  same('start', head.toString('hex'), vectors.start);
  vectors.records.forEach(({ line, recordHash: published }, i) => {
    const entry = JSON.parse(line);
    head = next(head, i + 1, recordHash(entry));
    same(`line ${i + 1}`, JSON.stringify(entry), line);
    same(`record hash ${i + 1}`, recordHash(entry).toString('hex'), published);
    same(`hash ${i + 1}`, head.toString('hex'), entry.hash);
    same(`root ${i + 1}`, root(vectors.records.slice(0, i + 1).map((r) => recordHash(JSON.parse(r.line)))).toString('hex'),
      vectors.roots[i]);
  });
  sealed(file, Buffer.from(vectors.sealed + '\n'));
  same('event', EVENT, vectors.topics.event);
  Object.keys(TOPICS).forEach((service) => same(service, TOPICS[service], vectors.topics[service]));
  return `${vectors.records.length} vectors`;
}

function climb(leaf, index, count, siblings) {
  if (count === 1) return siblings.length ? Buffer.alloc(0) : leaf;
  const split = 2 ** Math.ceil(Math.log2(count) - 1);
  const [sibling, rest] = [Buffer.from(siblings.at(-1) ?? '', 'hex'), siblings.slice(0, -1)];
  return index < split
    ? sha256(Buffer.of(1), climb(leaf, index, split, rest), sibling)
    : sha256(Buffer.of(1), sibling, climb(leaf, index - split, count - split, rest));
}

function checkProof(file) {
  const proof = JSON.parse(readFileSync(file));
  const [entry] = lines(file, Buffer.from(proof.line + '\n'));
  check(proof.format === 'penstock-proof-1' && Object.keys(entry).join() === LINE, file, 0, 'no proof of a record');
  const leaf = sha256(Buffer.of(0), recordHash(entry));
  const top = climb(leaf, entry.position - proof.from, proof.to - proof.from + 1, proof.siblings);
  check(entry.position >= proof.from && entry.position <= proof.to && top.toString('hex') === proof.root, file, 0,
    'the record is not under the root');
  return `${proof.service} ${entry.position} ${entry.name} is under root ${proof.root} of ${proof.from} to ${proof.to}`;
}

const [first, ...others] = process.argv.slice(2);
const modes = { '--vectors': checkVectors, '--proof': checkProof };
const jobs = modes[first]
  ? others.map((file) => [modes[first], file])
  : process.argv.slice(2).map((dir) => [checkFolder, dir]);
for (const [job, argument] of jobs) {
  try {
    console.log(`HOLDS  ${argument}: ${job(argument)}`);
  } catch (e) {
    console.log(`BROKEN ${argument}: ${e.message}`);
    process.exitCode = 1;
  }
}
