#!/usr/bin/env node
// What forge takes for a native solc: npm's compiler behind the two calls that forge makes (--version, --standard-json).
// forge sends every source with its content, so no file is read here and the paths it names are not looked at.
const fs = require('node:fs');
const solc = require('solc');

// stdout is a non-blocking pipe when forge reads it, and answers are megabytes: write until all is out.
function print(text) {
  const bytes = Buffer.from(text, 'utf8');
  for (let done = 0; done < bytes.length; ) {
    try {
      done += fs.writeSync(1, bytes, done);
    } catch (e) {
      if (e.code !== 'EAGAIN') throw e;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

const flags = process.argv.slice(2);
if (flags.includes('--version')) {
  print(`solc, the solidity compiler commandline interface\nVersion: ${solc.version().replace('.Emscripten.clang', '.Linux.g++')}\n`);
} else if (flags.includes('--standard-json')) {
  print(solc.compile(fs.readFileSync(0, 'utf8')));
} else {
  console.error(`solc.cjs knows --version and --standard-json, not: ${flags.join(' ')}`);
  process.exit(1);
}
