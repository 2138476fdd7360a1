// `npm ci`, but only when package-lock.json is not the one that node_modules was made from.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { hash, read } from './sources.mjs';

const stamp = 'node_modules/.penstock-stamp';
const wanted = hash(read('package.json'), read('package-lock.json'));
if (read(stamp) !== wanted) {
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (npm.status !== 0) {
    console.error('npm ci failed in contracts/onchain: the compiler and the local chain come from the npm registry.');
    process.exit(1);
  }
  fs.writeFileSync(stamp, wanted);
}
