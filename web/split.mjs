// Parts the compiled module in two: what the first screen needs, and the rest, which is loaded after it.
//
//   node web/split.mjs <Binaryen's wasm-split> <folder of app.wasm>
//
// app.wasm becomes the first part; app.rest.wasm is the rest: the functions that web/rest.txt names.
// Whatever that list says, the program does the same: a function of the rest that is called too early has the rest
// loaded at once (web/worker/rest.ts). Names of functions are left out of both.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const k_function_names = 1; // the subsection of the section "name"

/// The names of a module's functions, from its name section (WebAssembly 2.0, appendix "Custom Sections").
function functionNames(bytes) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(bytes), 'name');
  if (!section) throw new Error('the module has no names of functions: link it with --profiling-funcs');
  const data = new Uint8Array(section);
  let at = 0;
  const number = () => { // unsigned LEB128
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = data[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const names = [];
  while (at < data.length) {
    const kind = data[at++];
    const end = number() + at;
    if (kind === k_function_names) {
      for (let count = number(); count > 0; --count) {
        number(); // the function's index
        const length = number();
        names.push(new TextDecoder().decode(data.subarray(at, at + length)));
        at += length;
      }
    }
    at = end;
  }
  return names;
}

/// Whether web/rest.txt has a function of that name in the rest.
function chooser() {
  const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'rest.txt'), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const any = (patterns) => new RegExp(patterns.join('|') || '(?!)');
  const kept = any(lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1)));
  const rest = any(lines.filter((line) => !line.startsWith('!')));
  return (name) => rest.test(name) && !kept.test(name);
}

const [split, folder] = process.argv.slice(2);
const whole = join(folder, 'app.wasm');
const first = join(folder, 'app.first.wasm');
const list = join(folder, 'app.rest.txt');
const names = functionNames(readFileSync(whole)).filter(chooser());
if (names.length === 0) throw new Error('web/rest.txt names no function of the module');
writeFileSync(list, `${names.join('\n')}\n`);
rmSync(first, { force: true });
execFileSync(split, [
  whole, `--split-funcs=@${list}`, '-o1', first, '-o2', join(folder, 'app.rest.wasm'),
  '--placeholdermap', // app.first.wasm.placeholders: which function a number in web/worker/rest.ts stands for
  '--import-namespace=first', '--placeholder-namespace-prefix=rest', '--export-prefix=%',
  // What browsers have in their oldest versions that the site supports; without reference types there is one table.
  '--enable-mutable-globals', '--enable-sign-ext', '--enable-nontrapping-float-to-int', '--enable-bulk-memory',
  '--enable-bulk-memory-opt', '--enable-multivalue',
], { stdio: 'inherit' });
renameSync(first, whole);
