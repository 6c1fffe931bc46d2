// The rest of the program: what the first screen does without is a module of its own (web/split.mjs). The page loads it
// after the first screen of a first visit, and together with the first part on later ones. Both share memory and table;
// as long as the rest is missing, its places in the table hold functions that load it.

/// Set by web/build.mjs: the address of the rest, relative to this script; empty where the program is in one piece.
declare const REST_PROGRAM: string;

/// The modules know each other by these names (web/split.mjs).
const FIRST = 'first';
const MISSING = 'rest.deferred';

type Function = (...values: unknown[]) => unknown;

function loadNow(address: URL): ArrayBuffer {
  const request = new XMLHttpRequest();
  request.open('GET', address, false); // a call from WebAssembly cannot wait otherwise
  request.responseType = 'arraybuffer';
  try {
    request.send();
  } catch {
    throw new Error('a part of the program could not be loaded: there is no connection');
  }
  if (request.status !== 200) throw new Error(`a part of the program could not be loaded (${request.status})`);
  return request.response as ArrayBuffer;
}

export class Rest {
  private first: WebAssembly.Exports | null = null;
  private offered: WebAssembly.Module | null = null;
  private there = REST_PROGRAM === '';

  /// The imports of the first part: the given ones, and functions in place of those of the rest.
  complete(imports: WebAssembly.Imports): WebAssembly.Imports {
    const missing = new Proxy({}, {
      get: (_, index) => (...values: unknown[]) => this.call(Number(index), values),
    });
    return { ...imports, [MISSING]: missing };
  }

  /// The first part is there.
  begin(instance: WebAssembly.Instance): void {
    this.first = instance.exports;
    if (this.offered) this.add(this.offered);
  }

  /// The page has loaded the rest, before or after the first part.
  offer(program: WebAssembly.Module): void {
    if (this.first) this.add(program);
    else this.offered = program;
  }

  private add(program: WebAssembly.Module): void {
    if (this.there) return;
    new WebAssembly.Instance(program, { [FIRST]: this.first! }); // puts its functions into the table
    this.there = true;
  }

  private call(index: number, values: unknown[]): unknown {
    if (!this.there) this.add(new WebAssembly.Module(loadNow(new URL(REST_PROGRAM, self.location.href))));
    const table = Object.values(this.first!).find((one) => one instanceof WebAssembly.Table) as WebAssembly.Table;
    return (table.get(index) as Function)(...values);
  }
}
