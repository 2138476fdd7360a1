// Reads the tables that forge prints under each invariant: | contract | selector | calls | reverts | discards |.

/** Handlers whose calls, summed over all invariants of a contract, do not outnumber their reverts. */
export function idleHandlers(text) {
  const sums = new Map();
  for (const line of text.split('\n')) {
    const cells = line.split('|').map(cell => cell.trim());
    if (cells.length < 6 || !/^\d+$/.test(cells[3]) || !/^\d+$/.test(cells[4])) continue;
    const name = `${cells[1]}.${cells[2]}`;
    const sum = sums.get(name) ?? { calls: 0, reverts: 0 };
    sums.set(name, { calls: sum.calls + Number(cells[3]), reverts: sum.reverts + Number(cells[4]) });
  }
  // `calls` counts every call, the reverted ones too. Handlers that try what must be refused catch the revert themselves.
  return [...sums].filter(([, s]) => s.calls - s.reverts <= s.reverts).map(([name, s]) => `${name}: ${s.calls} calls, ${s.reverts} reverts`);
}

/** Invariants that saw fewer calls than they should have. */
export function tooFewCalls(text, least) {
  return [...text.matchAll(/(invariant_\w+)\(\) \(runs: \d+, calls: (\d+)/g)]
    .filter(([, , calls]) => Number(calls) < least)
    .map(([, name, calls]) => `${name}: ${calls}`);
}
