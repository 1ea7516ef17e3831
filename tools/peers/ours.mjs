// Times the methods as WebAssembly in Node.js. Prints one line a case, as crates/peers does natively.
// Usage: node ours.mjs MODULE NAME, where wasm-bindgen wrote MODULE for Node.js.
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const [module, name] = process.argv.slice(2);
const { cases, Prepared } = createRequire(import.meta.url)(module);

for (const [place, line] of cases().split("\n").entries()) {
  const prepared = Prepared.of(place);
  let [fastest, result] = [Infinity, NaN];
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    result = prepared.run();
    fastest = Math.min(fastest, (performance.now() - start) / 1000);
  }
  prepared.free();
  console.log(`${name}\t${line}\t${fastest}\t${result}`);
}
